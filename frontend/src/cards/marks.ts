/** What charts of counts have in common: hatching for what nobody heard, and the key to the signs. */

import { html, svg, type TemplateResult } from "lit";

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
