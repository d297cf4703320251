/** The number of people on its scale. */

import { css } from "lit";

export const peopleStyles = css`
  .big {
    font-size: 48px;
  }
  .headline {
    flex: 1 1 0;
  }
  .chip {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: 16px;
    color: var(--primary-text-color);
    display: inline-flex;
    flex: none;
    font-weight: 500;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 10px 14px;
  }
  .chip ha-icon {
    --mdc-icon-size: 18px;
  }
  .chip.is-busy {
    background: color-mix(in srgb, var(--warning-color, #ffa600) 26%, transparent);
  }
  .chip.is-usual {
    background: color-mix(in srgb, var(--success-color, #43a047) 22%, transparent);
  }
  .chip.is-quiet {
    background: color-mix(in srgb, var(--info-color, #039be5) 20%, transparent);
  }
  .alert {
    align-items: center;
    background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
    border-radius: var(--ha-border-radius-md, 8px);
    display: flex;
    gap: var(--ha-space-2, 8px);
    padding: 10px 12px;
  }
  .alert ha-icon {
    color: var(--error-color);
    flex: none;
  }
  .scale {
    margin-block-start: var(--ha-space-2, 8px);
    padding-inline: 8px;
  }
  .rail {
    background: var(--footfall-quiet-fill);
    block-size: 12px;
    border-radius: 6px;
    position: relative;
  }
  .rail span {
    position: absolute;
  }
  .band {
    background: var(--footfall-series);
    block-size: 100%;
    border-radius: 6px;
    min-inline-size: 12px;
    opacity: 0.35;
    transition:
      inset-inline-start 0.4s,
      inline-size 0.4s;
  }
  .mark {
    background: var(--footfall-series);
    block-size: 20px;
    border: 3px solid var(--card-background-color, #fff);
    border-radius: 50%;
    box-sizing: content-box;
    inline-size: 20px;
    inset-block-start: -7px;
    margin-inline-start: -13px;
    transition: inset-inline-start 0.4s;
  }
  .usual {
    background: var(--primary-text-color);
    block-size: 8px;
    inline-size: 8px;
    rotate: 45deg;
  }
  .rail .usual {
    inset-block-start: 2px;
    margin-inline-start: -4px;
  }
  .limit {
    background: var(--error-color, #db4437);
    block-size: 20px;
    inline-size: 3px;
  }
  .rail .limit {
    inset-block-start: -4px;
    margin-inline-start: -1px;
  }
  .marks {
    block-size: 16px;
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
    margin-block-start: 8px;
    position: relative;
  }
  .marks span {
    inline-size: 40px;
    margin-inline-start: -20px;
    position: absolute;
    text-align: center;
  }
  .key {
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 2px 16px;
    list-style: none;
    margin: 6px 0 0;
    padding: 0;
  }
  .key li {
    align-items: center;
    display: inline-flex;
    gap: 8px;
  }
  .key .limit {
    block-size: 12px;
  }
  .why {
    border-block-start: 1px solid var(--divider-color);
    margin-block-end: -12px;
  }
  .why button {
    color: var(--secondary-text-color);
    inline-size: 100%;
    justify-content: space-between;
    margin-block: 2px;
    padding: 0;
  }
  .why button:hover {
    background: none;
    color: var(--primary-text-color);
  }
  .why ul {
    list-style: none;
    margin: 0;
    padding: 0 0 12px;
  }
  .why li {
    display: flex;
    gap: var(--ha-space-3, 12px);
    padding-block: 6px;
  }
  .why li ha-icon {
    color: var(--secondary-text-color);
    flex: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .band,
    .mark {
      transition: none;
    }
  }
`;
