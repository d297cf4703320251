/** Business days: they end at an hour of the shop's own, in its own time zone. Written "YYYY-MM-DD". */

import type { Shop } from "./contract";

const DAY_MS = 86_400_000;

/** The business day that a moment belongs to. */
export function businessDay(shop: Pick<Shop, "time_zone" | "day_ends">, moment: Date = new Date()): string {
  const [hours = 0, minutes = 0] = shop.day_ends.split(":").map(Number);
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: shop.time_zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((found) => found.type === type)?.value ?? "";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  const minute = Number(part("hour")) * 60 + Number(part("minute"));
  return minute < hours * 60 + minutes ? addDays(day, -1) : day;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
