/** Large enough for a tablet at the till that is used in passing. */

import { css } from "lit";

export const calibrateStyles = css`
  .content {
    min-height: 240px;
  }
  .question {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: center;
  }
  .stepper {
    align-items: center;
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: minmax(64px, 1fr) minmax(96px, 1.4fr) minmax(64px, 1fr);
  }
  .step {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    min-height: 72px;
    touch-action: manipulation;
    user-select: none;
  }
  .step ha-icon {
    --mdc-icon-size: 32px;
  }
  .step:active {
    background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
  }
  input {
    background: none;
    border: none;
    border-bottom: 2px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    box-sizing: border-box;
    color: inherit;
    font: inherit;
    font-size: 48px;
    font-variant-numeric: tabular-nums;
    height: 72px;
    min-width: 0;
    padding: 0;
    text-align: center;
    width: 100%;
  }
  input:focus {
    border-color: var(--primary-color);
    outline: none;
  }
  .hint {
    text-align: center;
  }
  .confirm {
    margin-top: auto;
    font-size: var(--ha-font-size-l, 16px);
    min-height: 56px;
  }
  .answer {
    justify-content: space-between;
  }
  .done {
    font-size: var(--ha-font-size-xl, 20px);
    margin-bottom: var(--ha-space-2, 8px);
  }
  .actions button {
    flex: 1 1 120px;
    min-height: 56px;
  }
`;
