/** Small controls that Home Assistant keeps to itself, out of native elements, so that keys and readers know them. */

import { css, html, type TemplateResult } from "lit";

export interface Option<Value> {
  value: Value;
  label: string;
}

/** A choice of a few, all of them seen: radio buttons beside each other. `name` is the group's, once in a card. */
export function segmented<Value extends string>(
  name: string,
  label: string,
  options: readonly Option<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="segmented" role="radiogroup" aria-label=${label}>
    ${options.map(
      (option) =>
        html`<label>
          <input
            type="radio"
            name=${name}
            .value=${option.value}
            .checked=${option.value === chosen}
            @change=${() => {
              choose(option.value);
            }}
          /><span>${option.label}</span>
        </label>`,
    )}
  </div>`;
}

/** A choice of several, of which one is seen. */
export function dropdown<Value extends string | number>(
  label: string,
  options: readonly Option<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const change = (event: Event): void => {
    const option = options[(event.target as HTMLSelectElement).selectedIndex];
    if (option) choose(option.value);
  };
  return html`<select class="dropdown" aria-label=${label} @change=${change}>
    ${options.map(({ value, label: text }) => html`<option ?selected=${value === chosen}>${text}</option>`)}
  </select>`;
}

export const controls = css`
  .controls {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
    justify-content: space-between;
  }
  .segmented {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-pill, 9999px);
    display: inline-flex;
    max-width: 100%;
  }
  .segmented label {
    cursor: pointer;
    display: grid;
    min-height: 44px;
    position: relative;
  }
  .segmented input {
    appearance: none;
    border-radius: inherit;
    cursor: pointer;
    inset: 0;
    margin: 0;
    position: absolute;
  }
  .segmented span {
    align-self: center;
    border: 1px solid transparent;
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-size: var(--ha-font-size-m, 14px);
    margin: 4px;
    padding: 7px 12px;
    pointer-events: none;
    text-align: center;
  }
  .segmented input:checked + span {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-color: var(--divider-color, rgba(127, 127, 127, 0.3));
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .segmented input:focus-visible {
    outline: none;
  }
  .segmented input:focus-visible + span {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .dropdown {
    background: var(--footfall-quiet-fill);
    border: none;
    border-radius: var(--ha-border-radius-md, 8px);
    color: inherit;
    color-scheme: inherit;
    cursor: pointer;
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
    max-width: 100%;
    min-height: 44px;
    padding-inline: 12px;
  }
  .dropdown option {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    color: var(--primary-text-color);
  }
  .bordered,
  .filled {
    border: 1px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-weight: var(--ha-font-weight-medium, 500);
    padding-inline: var(--ha-space-4, 16px);
  }
  .filled {
    /* A tint: white on the full colour could not be read. */
    background: color-mix(in srgb, var(--primary-color) 28%, var(--card-background-color, #fff));
    border-color: transparent;
  }
  .filled:hover {
    background: color-mix(in srgb, var(--primary-color) 38%, var(--card-background-color, #fff));
  }
  .filled:disabled {
    background: var(--footfall-quiet-fill);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
  }
  .error,
  .done {
    align-items: center;
    display: flex;
    gap: var(--ha-space-2, 8px);
  }
  .error ha-icon,
  .done ha-icon {
    flex: none;
  }
  .error ha-icon {
    color: var(--error-color);
  }
  .done ha-icon {
    color: var(--success-color);
  }
`;

/** That something went wrong, and why. */
export const failure = (said: string): TemplateResult =>
  html`<p class="error" role="alert"><ha-icon icon="mdi:alert-circle-outline"></ha-icon><span>${said}</span></p>`;
