/** What lies under the markers: the owner's picture, or a plain ground where there is none. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { PLAIN_ASPECT } from "./geometry";

export interface Ground {
  /** Address of the picture. */
  image: string | null;
  aspect: number | null;
  label: string;
  /** The picture could not be loaded. */
  broken: boolean;
  loaded?: (picture: HTMLImageElement) => void;
  failed: () => void;
}

export function ground(plan: Ground, markers: unknown): TemplateResult {
  const { image, aspect, label, broken, loaded, failed } = plan;
  return html`<div
    class="plan"
    role="group"
    aria-label=${label}
    style=${styleMap({ "--aspect": `${aspect ?? PLAIN_ASPECT}` })}
  >
    ${
      image === null || broken
        ? nothing
        : html`<img
            src=${image}
            alt=""
            draggable="false"
            @load=${(event: Event) => loaded?.(event.target as HTMLImageElement)}
            @error=${failed}
          />`
    }
    ${markers}
  </div>`;
}
