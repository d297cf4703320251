/** Small controls that Home Assistant keeps to itself, out of native elements, so that keys and readers know them. */

import { css, html, type TemplateResult } from "lit";

export interface Option<Value> {
  value: Value;
  label: string;
}

/** A choice of a few, all of them seen. */
export function segmented<Value extends string>(
  label: string,
  options: readonly Option<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="segmented" role="group" aria-label=${label}>
    ${options.map(
      (option) =>
        html`<button
          aria-pressed=${option.value === chosen}
          @click=${() => {
            choose(option.value);
          }}
        >
          ${option.label}
        </button>`,
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
  return html`<label class="select">
    <span class="hidden">${label}</span>
    <select @change=${change}>
      ${options.map(({ value, label: text }) => html`<option ?selected=${value === chosen}>${text}</option>`)}
    </select>
    <ha-icon icon="mdi:menu-down"></ha-icon>
  </label>`;
}

export const controls = css`
  .bordered,
  .filled {
    border: 1px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-weight: var(--ha-font-weight-medium, 500);
    padding-inline: var(--ha-space-4, 16px);
  }
  .filled {
    /* A tint: white on the full colour could not be read. */
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-color: transparent;
  }
  .filled:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
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
