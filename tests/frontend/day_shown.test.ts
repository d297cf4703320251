import { describe, expect, it } from "vitest";
import { dayShown, silences, type DayShown, type HourShown } from "../../frontend/src/charts/day";
import { weekShown } from "../../frontend/src/charts/week";
import type { Day } from "../../frontend/src/data/contract";
import { at, day, figures, normal, week } from "./days";

const OPEN = { open: true, entries: 5, occupancy: 3, low: 2, high: 5 };
const CLOSED = { open: false, entries: 0, occupancy: 0, low: 0, high: 0 };

/** Open from 9 to 18, with all hours heard up to now. */
function working(now: number): Day {
  const hours = Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => index + 4).map((hour) => {
      const figure = hour >= 9 && hour < 18 ? OPEN : CLOSED;
      return [hour, hour <= now ? figure : { open: figure.open, heard: 0 }];
    }),
  );
  return day(hours, now);
}

describe("the hours of a day that are shown", () => {
  it("are those in which the shop is open, with one on each side", () => {
    const { hours } = dayShown(working(12.5), "entries");
    expect([hours[0]?.start, hours.at(-1)?.start]).toEqual([at(8), at(18)]);
  });

  it("are those in which people come where opening hours are not known", () => {
    const { hours } = dayShown(day({ 6: { entries: 3 }, 7: { entries: 2 }, 22: { entries: 4 } }, 23.5), "entries");
    expect([hours[0]?.start, hours.at(-1)?.start]).toEqual([at(5), at(23)]);
  });

  it("have those in which people normally come, before they have come today", () => {
    const { hours } = dayShown(day({ 8: { entries: 0 } }, 8.5, { normal: normal({ 10: 4, 16: 6 }) }), "entries");
    expect([hours[0]?.start, hours.at(-1)?.start]).toEqual([at(9), at(17)]);
  });

  it("are all where nothing is known", () => {
    expect(dayShown(day({}, 12), "entries").hours).toHaveLength(24);
  });

  it("are eight at least", () => {
    expect(dayShown(day({ 27: { entries: 4 } }, 27.5), "entries").hours).toHaveLength(8);
    expect(dayShown(day({ 4: { entries: 4 } }, 5.5), "entries").hours).toHaveLength(8);
  });
});

describe("what is known of an hour", () => {
  const heard = { 9: OPEN, 10: { open: true }, 11: { ...OPEN, heard: 0.4 }, 12: OPEN };
  const of = (shown: DayShown, hour: number): HourShown | undefined =>
    shown.hours.find(({ start }) => start === at(hour));
  const states = (shown: DayShown): (string | undefined)[] => [9, 10, 11, 12, 13].map((hour) => of(shown, hour)?.state);

  it("differs from nought where nobody listened, or only for a part", () => {
    const hours = { ...heard, 10: { open: true, heard: 0 }, 13: { open: true, heard: 0 } };
    expect(states(dayShown(day(hours, 12.5), "entries"))).toEqual(["whole", "silent", "partly", "running", "ahead"]);
  });

  it("is no gap while the shop is closed, nor where it was counted elsewhere", () => {
    const hours = { 9: OPEN, 10: { open: false, heard: 0 }, 11: { ...OPEN, heard: 0.4, imported: true } };
    expect(states(dayShown(day(hours, 20), "entries")).slice(0, 3)).toEqual(["whole", "whole", "whole"]);
  });

  it("has bounds for people inside alone", () => {
    expect(of(dayShown(day(heard, 12.5), "occupancy"), 9)).toMatchObject({ value: 3, low: 2, high: 5 });
    expect(of(dayShown(day(heard, 12.5), "entries"), 9)).toMatchObject({ value: 5, low: null, high: null });
  });
});

it("the largest number that is drawn is that of today, of its bounds, or of what is normal", () => {
  expect(dayShown(day({ 9: OPEN }, 12), "occupancy").most).toBe(5);
  expect(dayShown(day({ 9: OPEN }, 12, { normal: normal({ 10: 9 }) }), "entries").most).toBe(12);
  expect(dayShown(day({}, 12), "entries").most).toBe(0);
});

it("now is where it is among the hours, and nowhere once the shown hours are over", () => {
  expect(dayShown(working(12.5), "entries").now).toBe(4.5);
  expect(dayShown(working(23.5), "entries").now).toBeNull();
});

it("gaps that follow each other are one", () => {
  const hours = { 9: OPEN, 12: OPEN, 14: OPEN };
  expect(silences(dayShown(day(hours, 15.2), "entries").hours)).toEqual([
    { from: at(8), to: at(9) },
    { from: at(10), to: at(12) },
    { from: at(13), to: at(14) },
  ]);
});

describe("the days of a week", () => {
  it("are over, going on or to come, and heard or not", () => {
    const days = [figures(30), figures(null), figures(20, { heard: 0.5 }), figures(15, { heard: 0.4, imported: 0.4 })];
    const shown = weekShown(week([...days, figures(8)], 73, null), "2026-03-13");
    expect(shown.days.map(({ state }) => state)).toEqual([
      ...["whole", "silent", "partly", "whole", "running", "ahead", "ahead"],
    ]);
  });

  it("leave room for what is normal", () => {
    const usual = figures(30, { normal_entries: 40, normal_low: 30, normal_high: 55 });
    expect(weekShown(week([usual], 30, null), "2026-03-10").most).toBe(55);
  });
});
