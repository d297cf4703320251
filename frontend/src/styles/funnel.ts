/** The funnel: a row a step, as wide as it has people. */

import { css } from "lit";

export const funnelStyles = css`
  ol {
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-1, 4px);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li button {
    display: grid;
    gap: 2px var(--ha-space-3, 12px);
    grid-template:
      "icon name people" auto
      "icon track track" 10px
      "icon share share" auto / 24px 1fr auto;
    inline-size: 100%;
    margin-inline: -8px;
    inline-size: calc(100% + 16px);
    padding: 6px 8px;
    text-align: start;
  }
  li ha-icon {
    align-self: start;
    color: var(--secondary-text-color);
    grid-area: icon;
    margin-block-start: 2px;
  }
  .name {
    grid-area: name;
  }
  .people {
    font-variant-numeric: tabular-nums;
    font-weight: 500;
    grid-area: people;
  }
  .track {
    background: var(--footfall-quiet-fill);
    block-size: 8px;
    border-radius: 4px;
    grid-area: track;
    overflow: hidden;
  }
  .track span {
    background: var(--footfall-series);
    block-size: 100%;
    border-radius: 4px;
    display: block;
    transition: inline-size 0.3s;
  }
  /* Who passed by was near, and no more. */
  .near .track span {
    opacity: 0.4;
  }
  .share {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    grid-area: share;
    min-block-size: 16px;
  }
  .about {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    padding: 4px 0 8px;
    padding-inline-start: 36px;
  }
  @media (prefers-reduced-motion: reduce) {
    .track span {
      transition: none;
    }
  }
`;
