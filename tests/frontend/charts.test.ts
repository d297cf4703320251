import { describe, expect, it } from "vitest";
import { band, bar, line, runs } from "../../frontend/src/charts/path";
import { labelStep, linear, ticks } from "../../frontend/src/charts/scale";
import { moved, nearest } from "../../frontend/src/charts/slider";

describe("scales", () => {
  it("map values to places and back", () => {
    const scale = linear([0, 10], [100, 0]);
    expect(scale(0)).toBe(100);
    expect(scale(2.5)).toBe(75);
    expect(scale.invert(75)).toBe(2.5);
  });

  it("put everything in one place where there is nothing to tell apart", () => {
    expect(linear([3, 3], [0, 50])(3)).toBe(0);
  });

  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [31, [0, 10, 20, 30, 40]],
    [180, [0, 50, 100, 150, 200]],
  ])("mark whole people up to %i", (most, marks) => {
    expect(ticks(most, 4)).toEqual(marks);
  });

  it("label as many marks as there is room for", () => {
    expect(labelStep(24, 30, 800)).toBe(1);
    expect(labelStep(24, 30, 300)).toBe(3);
    expect(labelStep(24, 30, 10)).toBe(24);
  });
});

describe("paths", () => {
  it("break where nothing is known, and fall to nought nowhere", () => {
    const path = line([
      { x: 0, y: 5 },
      { x: 1, y: 6 },
      { x: 2, y: null },
      { x: 3, y: 7 },
    ]);
    expect(path).toBe("M0 5L1 6M3 7h0");
  });

  it("are nothing where nothing is known", () => {
    expect(line([{ x: 0, y: null }])).toBe("");
    expect(band([{ x: 0, low: null, high: 1 }])).toBe("");
  });

  it("go there along the upper bound and back along the lower one", () => {
    expect(
      band([
        { x: 0, low: 9, high: 1 },
        { x: 5, low: 8, high: 2 },
      ]),
    ).toBe("M0 1L5 2L5 8L0 9Z");
  });

  it("give a single hour between two gaps some width", () => {
    expect(band([{ x: 10, low: 9, high: 1 }], 4)).toBe("M6 1L14 1L14 9L6 9Z");
  });

  it("round no corner of a bar that is lower than the corner", () => {
    expect(bar(0, 10, 50, 50, 4)).toBe("M0 50V50q0 0 0 0h10q0 0 0 0V50Z");
  });

  it("cut a row into what hangs together", () => {
    expect(runs([1, 2, 0, 3], Boolean)).toEqual([[1, 2], [3]]);
  });
});

describe("going along a chart", () => {
  it("follows the arrows, and stops at the ends", () => {
    expect(moved("ArrowRight", 3, 5, false)).toBe(4);
    expect(moved("ArrowRight", 4, 5, false)).toBe(4);
    expect(moved("ArrowLeft", 0, 5, false)).toBe(0);
    expect(moved("Home", 3, 5, false)).toBe(0);
    expect(moved("End", 0, 5, false)).toBe(4);
    expect(moved("PageDown", 1, 5, false)).toBe(0);
  });

  it("turns the arrows round where one reads from right to left", () => {
    expect(moved("ArrowRight", 3, 5, true)).toBe(2);
    expect(moved("ArrowUp", 3, 5, true)).toBe(4);
  });

  it("leaves other keys alone", () => {
    expect(moved("Tab", 3, 5, false)).toBeUndefined();
  });

  it("takes the place under the finger", () => {
    expect(nearest(0, 100, 10)).toBe(0);
    expect(nearest(99, 100, 10)).toBe(9);
    expect(nearest(-5, 100, 10)).toBe(0);
    expect(nearest(250, 100, 10)).toBe(9);
  });
});
