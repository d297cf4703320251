/** What charts of counts have in common: lines across, hatching for what nobody heard, and the key to the signs. */

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { ticks, type Scale } from "../charts/scale";
import type { Format } from "../format";
import type { Area } from "./chart-card";

const TICK_PIXELS = 48;

export interface Axis {
  /** The value at the upper edge. */
  top: number;
  marks: number[];
}

export function axis(most: number, area: Area): Axis {
  const marks = ticks(most, Math.max(1, Math.floor((area.bottom - area.top) / TICK_PIXELS)));
  return { top: marks.at(-1) ?? 1, marks };
}

export function grid(marks: readonly number[], y: Scale, area: Area, format: Format): SVGTemplateResult[] {
  return marks.map(
    (mark) => svg`<line class="grid" x1=${area.left} x2=${area.right} y1=${y(mark)} y2=${y(mark)} />
      <text x=${area.left - 6} y=${y(mark)} dy="0.32em" text-anchor="end">${format.number(mark)}</text>`,
  );
}

/** Hatching, to fill with `url(#unheard)`: it differs from nought in shape, not in colour alone. */
export const hatching = svg`<defs>
  <pattern id="unheard" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
  </pattern>
</defs>`;

export type Sign = "bar" | "running" | "line" | "normal" | "closed" | "unheard" | "partly";

/** The key to the signs that are on the chart. */
export function legend(signs: readonly (readonly [Sign, string])[]): TemplateResult {
  return html`<ul class="legend">
    ${signs.map(([sign, words]) => html`<li><span class="sign ${sign}"></span>${words}</li>`)}
  </ul>`;
}
