/** The nodes, a row each. */

import { css } from "lit";

export const nodesStyles = css`
  .nodes {
    list-style: none;
    margin: 0;
    padding: 8px;
  }
  .nodes button {
    gap: var(--ha-space-4, 16px);
    inline-size: 100%;
    justify-content: flex-start;
    padding: 10px 8px;
    text-align: start;
  }
  .nodes button:disabled {
    opacity: 1;
  }
  .words {
    display: flex;
    flex-direction: column;
  }
  .words strong {
    font-weight: 500;
  }
  .words > span {
    color: var(--secondary-text-color);
  }
  ha-icon {
    flex: none;
  }
  .good {
    color: var(--success-color, #43a047);
  }
  .waiting {
    color: var(--warning-color, #ffa600);
  }
  .bad {
    color: var(--error-color, #db4437);
  }
`;
