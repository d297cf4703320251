/** The shapes of an hourly chart: a slot for each hour, and what stands, lies or runs in it. */

import { band, bar, line, type Point, type Span } from "./path";
import type { HourShown } from "./day";
import type { Scale } from "./scale";

/** Where the slots lie, in pixels. */
export interface Slots {
  left: number;
  width: number;
}

/** Share of a slot that a bar is wide, and the radius of its corners. */
const BAR = 0.64;
const RADIUS = 3;

const edge = ({ left, width }: Slots, at: number): number => left + at * width;
const middle = (slots: Slots, at: number): number => edge(slots, at + 0.5);

/** A bar of each hour that is known; of those that `wanted` picks. */
export function bars(
  hours: readonly HourShown[],
  slots: Slots,
  y: Scale,
  wanted: (hour: HourShown) => boolean,
): string {
  const width = slots.width * BAR;
  return hours
    .map(({ value, ...hour }, at) =>
      value !== null && value > 0 && wanted({ value, ...hour })
        ? bar(middle(slots, at) - width / 2, width, y(value), y(0), RADIUS)
        : "",
    )
    .join("");
}

/** The line through the middles of the hours. */
export function curve(hours: readonly HourShown[], slots: Slots, y: Scale): string {
  return line(hours.map(({ value }, at): Point => ({ x: middle(slots, at), y: value === null ? null : y(value) })));
}

/** The band between two bounds of each hour, through the middles of the hours. */
export function between(
  hours: readonly HourShown[],
  slots: Slots,
  y: Scale,
  low: "low" | "normalLow",
  high: "high" | "normalHigh",
): string {
  const place = (value: number | null): number | null => (value === null ? null : y(value));
  const spans = hours.map((hour, at): Span => ({
    x: middle(slots, at),
    low: place(hour[low]),
    high: place(hour[high]),
  }));
  return band(spans, slots.width / 2);
}

/** What is normal as steps: bounds over the whole width of each hour. */
export function normalSteps(hours: readonly HourShown[], slots: Slots, y: Scale): string {
  const spans = hours.flatMap(({ normalLow, normalHigh }, at): Span[] => {
    const low = normalLow === null ? null : y(normalLow);
    const high = normalHigh === null ? null : y(normalHigh);
    return [
      { x: edge(slots, at), low, high },
      { x: edge(slots, at + 1), low, high },
    ];
  });
  return band(spans);
}

/** The mean of what is normal, as steps. */
export function normalMean(hours: readonly HourShown[], slots: Slots, y: Scale): string {
  return line(
    hours.flatMap(({ normal }, at): Point[] => {
      const place = normal === null ? null : y(normal);
      return [
        { x: edge(slots, at), y: place },
        { x: edge(slots, at + 1), y: place },
      ];
    }),
  );
}
