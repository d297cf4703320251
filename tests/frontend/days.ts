/** Days and weeks as the server tells them, for tests. Times are UTC; the shop's day ends at 04:00 in Berlin. */

import type { Day, DayHour, NormalHour, Week, WeekDay } from "../../frontend/src/data/contract";

const HOUR_MS = 3_600_000;
/** 04:00 in Berlin on Tuesday, 10 March 2026. */
const BEGINS = Date.parse("2026-03-10T03:00:00Z");

export const at = (hour: number): string => new Date(BEGINS + (hour - 4) * HOUR_MS).toISOString();

export type HourFigures = Partial<Omit<DayHour, "start">>;

/** A Tuesday. `hours`: what is known, by the hour of Berlin's clock; of the others nothing was heard. `now`: likewise. */
export function day(hours: Record<number, HourFigures>, now: number, more: Partial<Day> = {}): Day {
  const known = (hour: number): DayHour => ({
    start: at(hour),
    open: null,
    heard: 0,
    entries: null,
    passers_by: null,
    occupancy: null,
    low: null,
    high: null,
    partial: hour === Math.floor(now),
    imported: false,
    ...(hours[hour] ? { heard: 1, ...hours[hour] } : {}),
  });
  return {
    day: "2026-03-10",
    begins: at(4),
    ends: at(28),
    now: at(now),
    hours: Array.from({ length: 24 }, (_, index) => known(index + 4)),
    normal: null,
    totals: {
      entries: null,
      entries_low: null,
      entries_high: null,
      passers_by: null,
      normal_entries_by_now: null,
      normal_entries: null,
    },
    ...more,
  };
}

/** What is normal, by the hour: the mean, give or take a third. */
export function normal(hours: Record<number, number>): Day["normal"] {
  return {
    weeks: 8,
    hours: Object.entries(hours).map(([hour, mean]): NormalHour => ({
      start: at(Number(hour)),
      weeks: 8,
      entries: mean,
      entries_low: (mean * 2) / 3,
      entries_high: (mean * 4) / 3,
      occupancy: mean / 2,
      occupancy_low: mean / 3,
      occupancy_high: (mean * 2) / 3,
    })),
  };
}

export const totals = (entries: number | null, byNow: number | null): Partial<Day> => ({
  totals: {
    entries,
    entries_low: entries,
    entries_high: entries,
    passers_by: null,
    normal_entries_by_now: byNow,
    normal_entries: null,
  },
});

export const figures = (entries: number | null, more: Partial<WeekDay> = {}): Omit<WeekDay, "day"> => ({
  entries,
  entries_low: entries === null ? null : entries - 5,
  entries_high: entries === null ? null : entries + 5,
  passers_by: null,
  dwell_median: null,
  engaged_rate: null,
  bounce_rate: null,
  heard: entries === null ? 0 : 1,
  imported: 0,
  normal_entries: null,
  normal_low: null,
  normal_high: null,
  ...more,
});

/** The week of that Tuesday, or another one's; `days` from Monday on. */
export function week(
  days: Omit<WeekDay, "day">[],
  total: number | null,
  before: number | null,
  monday = "2026-03-09",
): Week {
  const begin = Date.parse(`${monday}T12:00:00Z`);
  return {
    days: Array.from({ length: 7 }, (_, index) => ({
      day: new Date(begin + index * 24 * HOUR_MS).toISOString().slice(0, 10),
      ...(days[index] ?? figures(null)),
    })),
    total: figures(total),
    before: before === null ? null : figures(before),
  };
}
