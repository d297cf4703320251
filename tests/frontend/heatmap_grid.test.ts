import { describe, expect, test } from "vitest";
import type { PatternCell } from "../../frontend/src/data/contract";
import { Grid, level, neighbour, weekdaysFrom } from "../../frontend/src/heatmap/grid";
import { firstWeekday } from "../../frontend/src/heatmap/weekdays";

const cell = (weekday: number, hour: number, entries: number | null, open: boolean | null = null): PatternCell => ({
  weekday,
  hour,
  weeks: entries === null ? 0 : 8,
  entries,
  occupancy: entries === null ? null : entries / 2,
  open,
});

describe("the hours that are shown", () => {
  test("are those in which the shop is normally open on any day", () => {
    const grid = new Grid([cell(0, 8, 3, false), cell(0, 9, 1, true), cell(5, 10, 0, true), cell(5, 20, 4, false)], 8);
    expect(grid.usualHours()).toEqual([9, 10]);
  });

  test("are those in which people come where opening hours are not set", () => {
    const grid = new Grid([cell(0, 3, 0), cell(0, 9, 2), cell(1, 10, 5), cell(1, 11, null)], 8);
    expect(grid.usualHours()).toEqual([9, 10]);
  });

  test("run on through a short break, and leave out the night of a bar", () => {
    const grid = new Grid(
      [0, 1, 11, 14, 22].map((hour) => cell(4, hour, 1, true)),
      8,
    );
    expect(grid.usualHours()).toEqual([0, 1, 11, 12, 13, 14, 22]);
  });
});

describe("the quietest and the busiest hour", () => {
  const grid = new Grid([cell(0, 9, 2, true), cell(0, 10, 0, false), cell(5, 15, 31, true), cell(6, 9, null, true)], 8);

  test("are looked for among the open ones", () => {
    expect(grid.extremes("entries")).toMatchObject({ quietest: { weekday: 0, hour: 9 }, busiest: { weekday: 5 } });
  });

  test("are not told of a single hour", () => {
    expect(new Grid([cell(0, 9, 2, true)], 8).extremes("entries")).toBeNull();
  });
});

describe("the step of the colour scale", () => {
  test("tells nought from not known", () => {
    expect(level(0, 30, 5)).toBe(0);
    expect(level(null, 30, 5)).toBeNull();
  });

  test("gives the least value the faintest colour and the most the full one", () => {
    expect(level(0.1, 30, 5)).toBe(1);
    expect(level(6.1, 30, 5)).toBe(2);
    expect(level(30, 30, 5)).toBe(5);
  });

  test("is that of nought where nobody ever came", () => {
    expect(level(0, 0, 5)).toBe(0);
  });
});

describe("the week begins", () => {
  const locale = { number_format: "language", time_format: "language", time_zone: "local" };

  test.each([
    ["de", "language", 0],
    ["en", "language", 6],
    ["en-GB", "language", 0],
    ["zh-Hans", "language", 0],
    ["pt-BR", "language", 6],
    ["ar", "language", 5],
    ["de", "saturday", 5],
  ])("of %s where %s is chosen on day %i", (language, first_weekday, day) => {
    expect(firstWeekday({ ...locale, language, first_weekday })).toBe(day);
  });
});

describe("the arrow keys", () => {
  const weekdays = weekdaysFrom(6);
  const hours = [9, 10, 11];
  const go = (key: string, layout = { hoursDown: false, rightToLeft: false }) =>
    neighbour({ weekday: 6, hour: 10 }, key, weekdays, hours, layout);

  test("begin at the locale's first weekday", () => {
    expect(weekdays).toEqual([6, 0, 1, 2, 3, 4, 5]);
  });

  test("go along hours and days, and stop at the edge", () => {
    expect(go("ArrowRight")).toEqual({ weekday: 6, hour: 11 });
    expect(go("ArrowDown")).toEqual({ weekday: 0, hour: 10 });
    expect(go("ArrowUp")).toEqual({ weekday: 6, hour: 10 });
    expect(go("x")).toBeNull();
  });

  test("follow what is seen: turned on a phone, mirrored from right to left", () => {
    expect(go("ArrowDown", { hoursDown: true, rightToLeft: false })).toEqual({ weekday: 6, hour: 11 });
    expect(go("ArrowLeft", { hoursDown: false, rightToLeft: true })).toEqual({ weekday: 6, hour: 11 });
  });
});
