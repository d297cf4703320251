/** From values to places and back, and the marks of an axis. */

export interface Scale {
  (value: number): number;
  invert(place: number): number;
}

/** Maps `from` onto `to`, in a straight line, also where `from` has no length. */
export function linear(from: [number, number], to: [number, number]): Scale {
  const [begin, end] = from;
  const [first, last] = to;
  const slope = end === begin ? 0 : (last - first) / (end - begin);
  const scale = (value: number): number => first + (value - begin) * slope;
  scale.invert = (place: number): number => (slope === 0 ? begin : begin + (place - first) / slope);
  return scale;
}

const STEPS = [1, 2, 5, 10];

/** Whole numbers from 0 to at least `most`, evenly apart, about `wanted` of them beside the 0: people come whole. */
export function ticks(most: number, wanted: number): number[] {
  const top = Math.max(most, 1);
  const rough = top / Math.max(wanted, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (STEPS.find((factor) => factor * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => index * step);
}

/** Of `count` marks, every how many can be labelled where each label is `width` wide and `space` is there for all. */
export function labelStep(
  count: number,
  width: number,
  space: number,
  steps: readonly number[] = [1, 2, 3, 4, 6, 12],
): number {
  const fitting = steps.find((step) => Math.ceil(count / step) * width <= space);
  return fitting ?? count;
}
