/** Reports: a period, and a button for each kind of file. */

import { css } from "lit";

export const reportsStyles = css`
  .formats {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: repeat(auto-fit, minmax(96px, 1fr));
  }
  .formats button {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-radius: var(--ha-border-radius-lg, 12px);
    flex-direction: column;
    gap: 4px;
    padding: 10px 8px;
  }
  .formats button:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-3, 12px);
  }
  .dates label {
    display: flex;
    flex: 1 1 130px;
    flex-direction: column;
    gap: 4px;
  }
  .dates label span {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
  }
  input {
    background: none;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-md, 8px);
    color: var(--primary-text-color);
    color-scheme: inherit;
    font: inherit;
    min-block-size: 42px;
    padding: 0 10px;
  }
  .dates .error {
    flex-basis: 100%;
  }
`;
