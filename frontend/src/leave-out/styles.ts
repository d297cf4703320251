import { css } from "lit";

/** Large and plain: it is read at arm's length, standing. */
export const leaveOutStyles = css`
  .page {
    align-items: stretch;
    font-size: clamp(16px, 2.6cqi, 22px);
    gap: 1em;
    inline-size: 100%;
    line-height: 1.45;
    margin-inline: auto;
    max-inline-size: 44em;
    padding: clamp(16px, 4cqi, 40px);
  }
  .page .segmented {
    align-self: flex-end;
    flex: none;
  }
  .page .segmented button {
    white-space: nowrap;
    font-size: var(--ha-font-size-l, 16px);
    min-height: 48px;
  }
  h2 {
    font-size: 1.7em;
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.2;
    margin: 0;
    text-wrap: balance;
  }
  /* It has the focus to be read out, not to be used. */
  h2:focus-visible {
    outline: none;
  }
  .lead {
    font-size: 1.1em;
  }
  ol {
    counter-reset: step;
    display: grid;
    gap: 0.7em;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    counter-increment: step;
    display: grid;
    gap: 0.6em;
    grid-template-columns: auto auto 1fr;
    padding: 0.7em 1em;
  }
  li::before {
    content: counter(step) ".";
    font-weight: var(--ha-font-weight-medium, 500);
  }
  li ha-icon,
  dt ha-icon,
  h2 ha-icon {
    --mdc-icon-size: 1.5em;
    flex: none;
  }
  .go {
    font-size: 1.3em;
    min-height: 64px;
  }
  .left {
    font-size: 2.4em;
    font-variant-numeric: tabular-nums;
  }
  progress {
    accent-color: var(--primary-color);
    block-size: 16px;
    inline-size: 100%;
  }
  .error {
    font-size: 1.1em;
  }
  .only {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    padding: 0.7em 1em;
  }
  dl {
    display: grid;
    gap: 0.2em 0;
    margin: 0;
  }
  dt {
    align-items: center;
    display: flex;
    font-weight: var(--ha-font-weight-medium, 500);
    gap: 0.4em;
  }
  dd {
    margin: 0 0 0.6em;
  }
`;
