/** Papers: a button for each, with what it is. */

import { css } from "lit";

export const papersStyles = css`
  .papers {
    display: grid;
    gap: var(--ha-space-2, 8px);
  }
  .papers button {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-radius: var(--ha-border-radius-lg, 12px);
    gap: var(--ha-space-3, 12px);
    justify-content: flex-start;
    padding: 10px 14px;
    text-align: start;
  }
  .papers button:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
  }
  .papers ha-icon {
    flex: none;
  }
  .papers .name {
    display: block;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .papers .quiet {
    display: block;
  }
`;
