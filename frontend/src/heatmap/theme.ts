/** Takes the colours of the scale from the theme that a card is seen in. */

import { parse, scale, type Rgb } from "./colour";

/** Home Assistant's own light theme, for what a theme writes in a way that cannot be read. */
const USUAL: Readonly<Record<"ground" | "full" | "text", Rgb>> = {
  ground: [255, 255, 255],
  full: [66, 105, 208],
  text: [20, 20, 20],
};

const TOKENS = {
  ground: "var(--ha-card-background, var(--card-background-color))",
  full: "var(--footfall-series)",
  text: "var(--primary-text-color)",
} as const;

/**
 * Sets `--fill-1` to `--fill-5` and the inks on them. `probe`: an element inside the card, which nobody sees. Returns
 * false, with nothing set, where the browser has no style for it yet: the view that it is in is not shown so far.
 */
export function paint(card: HTMLElement, probe: HTMLElement): boolean {
  const colour = (name: keyof typeof TOKENS): string => {
    probe.style.color = TOKENS[name];
    return getComputedStyle(probe).color;
  };
  const computed = { ground: colour("ground"), full: colour("full"), text: colour("text") };
  if (computed.ground === "") return false;
  const read = (name: keyof typeof TOKENS): Rgb => parse(computed[name]) ?? USUAL[name];
  scale(read("ground"), read("full"), read("text")).forEach(({ fill, ink }, index) => {
    card.style.setProperty(`--fill-${index + 1}`, fill);
    card.style.setProperty(`--ink-${index + 1}`, ink);
  });
  return true;
}
