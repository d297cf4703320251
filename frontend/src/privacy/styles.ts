import { css } from "lit";

export const privacyStyles = css`
  .node ha-icon {
    --mdc-icon-size: 16px;
  }
  .node .quiet {
    align-items: center;
    display: inline-flex;
    gap: 4px;
  }
  .held {
    font-size: var(--ha-font-size-xl, 20px);
    margin-bottom: 4px;
  }
  ul {
    display: grid;
    gap: var(--ha-space-3, 12px);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    gap: var(--ha-space-3, 12px);
    grid-template-columns: 24px 1fr;
  }
  li ha-icon {
    color: var(--secondary-text-color);
  }
  .node {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--ha-space-2, 8px);
    justify-content: space-between;
    padding-top: 4px;
  }
  .danger {
    border-color: var(--error-color);
  }
  .danger ha-icon {
    color: var(--error-color);
  }
  .question {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    display: grid;
    gap: var(--ha-space-2, 8px);
    padding: var(--ha-space-3, 12px);
  }
  .asked {
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .actions button {
    flex: 1 1 120px;
  }
`;
