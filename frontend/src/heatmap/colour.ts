/** The colour scale of a heat map out of a theme's own colours, with an ink for each step that can be read on it. */

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

export interface Step {
  fill: string;
  ink: string;
}

/** Parts of the theme's colour over the card's ground: the faintest is still told from the ground, the last is full. */
const SHARES = [0.18, 0.36, 0.56, 0.78, 1] as const;
export const STEPS = SHARES.length;

/** WCAG 2.2, 1.4.3: the least contrast of small text. */
export const READABLE = 4.5;

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** Reads a colour as a browser gives it back when it was computed; null where it is written in another way. */
export function parse(text: string): Rgb | null {
  const css = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(css)?.[1];
  if (hex !== undefined) return ofHex(hex);
  const [red, green, blue] = (css.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (/^rgba?\(/.test(css) && !css.includes("%")) return [red, green, blue];
  if (css.startsWith("color(srgb ")) return [red * 255, green * 255, blue * 255];
  return null;
}

function ofHex(hex: string): Rgb {
  const all = Number.parseInt(hex.length === 3 ? hex.replace(/./g, "$&$&") : hex, 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

export function mix(ground: Rgb, colour: Rgb, share: number): Rgb {
  const part = (from: number, to: number): number => from + (to - from) * share;
  return [part(ground[0], colour[0]), part(ground[1], colour[1]), part(ground[2], colour[2])];
}

/** Relative luminance by WCAG 2.2, 0 to 1. */
export function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio by WCAG 2.2, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const lights = [luminance(one), luminance(other)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

/** The scale from faint to full. `text`: the theme's ink, kept wherever it can be read. */
export function scale(ground: Rgb, full: Rgb, text: Rgb): Step[] {
  return SHARES.map((share) => {
    const fill = mix(ground, full, share);
    const ink = [text, ground, WHITE, BLACK].find((candidate) => contrast(candidate, fill) >= READABLE);
    // Either black or white can be read on any colour: their contrasts multiply to 21.
    return { fill: css(fill), ink: css(ink ?? BLACK) };
  });
}

function css(colour: Rgb): string {
  return `rgb(${colour.map(Math.round).join(" ")})`;
}
