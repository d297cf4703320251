import { describe, expect, test } from "vitest";
import { READABLE, STEPS, contrast, parse, scale, type Rgb } from "../../frontend/src/heatmap/colour";

const read = (css: string): Rgb => parse(css) ?? [NaN, NaN, NaN];

describe("a colour", () => {
  test.each<[string, Rgb | null]>([
    ["#fff", [255, 255, 255]],
    ["#009AC7", [0, 154, 199]],
    ["rgb(0, 154, 199)", [0, 154, 199]],
    ["rgba(28, 28, 28, 0.9)", [28, 28, 28]],
    ["color(srgb 0 0.5 1)", [0, 127.5, 255]],
    ["hsl(10 20% 30%)", null],
    ["", null],
  ])("%s is read as a browser writes it", (css, rgb) => {
    expect(parse(css)).toEqual(rgb);
  });
});

test("contrast is that of WCAG", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

describe("the scale", () => {
  const themes: Record<string, [Rgb, Rgb, Rgb]> = {
    light: [
      [255, 255, 255],
      [0, 154, 199],
      [20, 20, 20],
    ],
    dark: [
      [28, 28, 28],
      [0, 154, 199],
      [225, 225, 225],
    ],
    "of a yellow theme": [
      [255, 255, 255],
      [255, 235, 59],
      [33, 33, 33],
    ],
    "of a red theme in the dark": [
      [0, 0, 0],
      [183, 28, 28],
      [255, 255, 255],
    ],
    "of a grey theme": [
      [130, 130, 130],
      [118, 118, 118],
      [90, 90, 90],
    ],
  };

  test.each(Object.entries(themes))("can be read: %s", (_name, [ground, full, text]) => {
    const steps = scale(ground, full, text);
    expect(steps).toHaveLength(STEPS);
    for (const { fill, ink } of steps) {
      expect(contrast(read(fill), read(ink))).toBeGreaterThanOrEqual(READABLE);
    }
  });

  test("ends in the theme's own colour, and keeps its ink where it can be read", () => {
    const steps = scale([255, 255, 255], [0, 154, 199], [20, 20, 20]);
    expect(steps.at(-1)).toEqual({ fill: "rgb(0 154 199)", ink: "rgb(20 20 20)" });
  });
});
