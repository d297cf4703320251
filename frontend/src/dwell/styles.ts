import { css } from "lit";

export const dwellStyles = css`
  .median {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--ha-space-3, 12px);
  }
  .bars {
    display: grid;
    gap: 6px var(--ha-space-3, 12px);
    grid-template-columns: auto 1fr auto;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .bars li {
    align-items: center;
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    min-height: 28px;
  }
  .range {
    color: var(--secondary-text-color);
  }
  .share {
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: end;
  }
  .track {
    background: var(--footfall-quiet-fill);
    border-radius: 4px;
    height: 16px;
    overflow: hidden;
  }
  .track i {
    border-radius: 4px;
    display: block;
    height: 100%;
  }
  /* What is short is striped, what is long is full: told apart without colours too. */
  [data-kind="bounce"] i {
    background: repeating-linear-gradient(
      135deg,
      var(--footfall-series) 0 4px,
      color-mix(in srgb, var(--footfall-series) 25%, transparent) 4px 8px
    );
  }
  [data-kind="between"] i {
    background: color-mix(in srgb, var(--footfall-series) 55%, transparent);
  }
  [data-kind="engaged"] i {
    background: var(--footfall-series);
  }
  .terms {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: repeat(3, 1fr);
  }
  @container (max-width: 400px) {
    .terms {
      grid-template-columns: 1fr 1fr;
    }
    .terms button:last-child {
      grid-column: 1 / -1;
    }
  }
  .terms button {
    align-items: stretch;
    background: var(--footfall-quiet-fill);
    flex-direction: column;
    gap: 0;
    padding: 8px 12px;
    text-align: start;
  }
  .terms button[aria-expanded="true"] {
    box-shadow: inset 0 0 0 1px var(--secondary-text-color);
  }
  .term {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    font-size: var(--ha-font-size-s, 12px);
    gap: 6px;
  }
  .term i {
    border-radius: 3px;
    block-size: 12px;
    flex: none;
    inline-size: 12px;
  }
  [data-kind="traceable"] i {
    display: none;
  }
  .term ha-icon {
    --mdc-icon-size: 16px;
    margin-inline-start: auto;
  }
  .value {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .meaning {
    color: var(--secondary-text-color);
  }
`;
