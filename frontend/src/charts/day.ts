/** What is drawn of a business day: which of its hours, and what is known of each. */

import type { Day, DayHour, NormalHour } from "../data/contract";

export type Shown = "entries" | "occupancy";

const HOUR_MS = 3_600_000;
/** Of an hour that was heard for less than this, more may have come. */
const WHOLE = 0.95;
/** Fewer hours than this are no picture of a day. */
const FEWEST = 8;
/** From this on, somebody is there. */
const SOMEBODY = 0.5;

export interface HourShown {
  start: string;
  end: string;
  open: boolean | null;
  /** `ahead`: not begun. `silent`: over, and nothing is known. `partly`: over, and some of it was not heard. Of hours
   * in which the shop is closed nobody misses anything. */
  state: "ahead" | "silent" | "partly" | "whole" | "running";
  value: number | null;
  low: number | null;
  high: number | null;
  normal: number | null;
  normalLow: number | null;
  normalHigh: number | null;
}

export interface DayShown {
  hours: HourShown[];
  /** The largest number that is drawn. */
  most: number;
  /** Where now is, in hours from the first one shown; null where it is not among them. */
  now: number | null;
}

export function dayShown(day: Day, shown: Shown): DayShown {
  const normals = new Map(day.normal?.hours.map((hour) => [Date.parse(hour.start), hour]));
  const now = Date.parse(day.now);
  const all = day.hours.map((hour) => hourShown(hour, normals.get(Date.parse(hour.start)), now, shown));
  const hours = all.slice(...worthShowing(day, normals));
  const first = hours[0] ? Date.parse(hours[0].start) : now;
  const at = (now - first) / HOUR_MS;
  return {
    hours,
    most: Math.max(0, ...hours.flatMap(({ value, high, normalHigh }) => [value ?? 0, high ?? 0, normalHigh ?? 0])),
    now: at >= 0 && at <= hours.length ? at : null,
  };
}

function hourShown(hour: DayHour, normal: NormalHour | undefined, now: number, shown: Shown): HourShown {
  const start = Date.parse(hour.start);
  const value = hour[shown];
  const bounds = shown === "occupancy";
  return {
    start: hour.start,
    end: new Date(start + HOUR_MS).toISOString(),
    open: hour.open,
    state: stateOf(hour, value, start, now),
    value,
    low: bounds ? hour.low : null,
    high: bounds ? hour.high : null,
    normal: normal?.[shown] ?? null,
    normalLow: normal?.[`${shown}_low`] ?? null,
    normalHigh: normal?.[`${shown}_high`] ?? null,
  };
}

function stateOf(hour: DayHour, value: number | null, start: number, now: number): HourShown["state"] {
  if (start > now) return "ahead";
  if (hour.partial || start + HOUR_MS > now) return "running";
  if (hour.open === false || hour.imported) return "whole";
  if (value === null) return "silent";
  return hour.heard < WHOLE ? "partly" : "whole";
}

/** The hours in which the shop is open or somebody comes, with one more on each side; all, where that is none. */
function worthShowing(day: Day, normals: ReadonlyMap<number, NormalHour>): [number, number] {
  const count = day.hours.length;
  const busy = day.hours.map((hour) => {
    const normal = normals.get(Date.parse(hour.start));
    const people = [hour.entries, hour.occupancy, normal?.entries, normal?.occupancy];
    return hour.open === true || people.some((number) => (number ?? 0) >= SOMEBODY);
  });
  const first = busy.indexOf(true);
  if (first < 0) return [0, count];
  let begin = Math.max(0, first - 1);
  let end = Math.min(count, busy.lastIndexOf(true) + 2);
  while (end - begin < Math.min(FEWEST, count)) {
    if (end < count) end += 1;
    if (end - begin < FEWEST && begin > 0) begin -= 1;
  }
  return [begin, end];
}

/** The spans of time, from and to, in which nobody listened although the hours were over. */
export function silences(hours: readonly HourShown[]): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (const { state, start, end } of hours) {
    if (state !== "silent") continue;
    const last = found.at(-1);
    if (last && Date.parse(last.to) === Date.parse(start)) last.to = end;
    else found.push({ from: start, to: end });
  }
  return found;
}
