/** What all cards look like: Home Assistant's own measures and colours. */

import { css } from "lit";

export const shared = css`
  :host {
    --footfall-series: var(--graph-color-1, var(--color-1, #4269d0));
    --footfall-normal: var(--secondary-text-color);
    --footfall-quiet-fill: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
    display: block;
    height: 100%;
  }
  ha-card {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    container-type: inline-size;
  }
  .content {
    box-sizing: border-box;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
    min-height: 0;
    padding: var(--ha-space-4, 16px);
  }
  .titled .content {
    padding-block-start: 0;
  }
  p {
    margin: 0;
  }
  .head {
    align-items: flex-start;
    column-gap: var(--ha-space-4, 16px);
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    row-gap: var(--ha-space-2, 8px);
  }
  .headline {
    flex: 1 1 200px;
  }
  .big {
    font-size: 36px;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
    line-height: 1.1;
  }
  .unit {
    margin-inline-start: 2px;
    font-size: var(--ha-font-size-l, 16px);
  }
  .compared {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    gap: 6px;
    margin-block-start: 2px;
  }
  .compared ha-icon {
    --mdc-icon-size: 20px;
    flex: none;
  }
  .segmented {
    border: 1px solid var(--divider-color);
    border-radius: 23px;
    box-sizing: border-box;
    display: inline-flex;
    flex: none;
  }
  .segmented button {
    border-radius: 23px;
    color: var(--secondary-text-color);
    min-height: 44px;
    padding: 0 var(--ha-space-3, 12px);
  }
  .turn {
    align-items: center;
    display: flex;
    flex: none;
    font-weight: 500;
    margin-inline: -10px;
  }
  @container (max-width: 440px) {
    .segmented {
      flex: 1 0 100%;
    }
    .segmented button {
      flex: 1;
    }
    .turn {
      flex: 1 0 100%;
      justify-content: space-between;
    }
  }
  .segmented button[aria-pressed="true"] {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    color: var(--primary-text-color);
    font-weight: 500;
  }
  .select {
    align-items: center;
    align-self: flex-start;
    border: 1px solid var(--divider-color);
    border-radius: 23px;
    display: inline-flex;
    position: relative;
  }
  .select select {
    appearance: none;
    background: none;
    border: none;
    border-radius: 23px;
    color: var(--primary-text-color);
    cursor: pointer;
    font: inherit;
    min-height: 44px;
    padding-block: 0;
    padding-inline: 16px 40px;
  }
  .select option {
    background: var(--card-background-color);
    color: var(--primary-text-color);
  }
  .select ha-icon {
    inset-inline-end: 10px;
    pointer-events: none;
    position: absolute;
  }
  .quiet,
  .stale,
  small {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
  }
  .stale {
    padding: 0 var(--ha-space-4, 16px) var(--ha-space-2, 8px);
  }
  .note {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    flex: 1;
    gap: var(--ha-space-3, 12px);
    min-height: 56px;
    padding: var(--ha-space-4, 16px);
  }
  .note ha-icon {
    flex: none;
  }
  .loading {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
    padding: var(--ha-space-4, 16px);
  }
  .loading span {
    animation: breathe 1.6s ease-in-out infinite;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-md, 8px);
    height: 16px;
    width: 60%;
  }
  .loading span:first-child {
    height: 40px;
    width: 30%;
  }
  .loading span:last-child {
    flex: 1;
    min-height: 16px;
    width: 100%;
  }
  button {
    align-items: center;
    background: none;
    border: none;
    border-radius: var(--ha-border-radius-md, 8px);
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: var(--ha-space-2, 8px);
    justify-content: center;
    min-height: 44px;
    min-width: 44px;
    padding: 0 var(--ha-space-2, 8px);
  }
  button:hover {
    background: var(--footfall-quiet-fill);
  }
  button:disabled {
    background: none;
    cursor: default;
    opacity: 0.5;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .loading span {
      animation: none;
    }
  }
`;

/** Charts: thin lines, quiet areas, and a sign for each thing that is drawn. */
export const chartStyles = css`
  .plot {
    border-radius: var(--ha-border-radius-md, 8px);
    direction: ltr;
    flex: 1;
    min-height: 100px;
    position: relative;
    touch-action: pan-y;
  }
  .plot svg {
    display: block;
    inset: 0;
    overflow: visible;
    position: absolute;
  }
  text {
    fill: var(--secondary-text-color);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .value {
    fill: var(--primary-text-color);
    font-weight: 500;
    /* A line may run where the number stands. */
    paint-order: stroke;
    stroke: var(--card-background-color, #fff);
    stroke-linejoin: round;
    stroke-width: 3px;
  }
  text.today,
  text.now {
    fill: var(--primary-text-color);
    font-weight: 500;
  }
  .grid {
    stroke: var(--divider-color);
  }
  .closed {
    fill: var(--footfall-quiet-fill);
    opacity: 0.7;
  }
  .bars {
    fill: var(--footfall-series);
  }
  .bars.running {
    fill-opacity: 0.3;
    stroke: var(--footfall-series);
    stroke-dasharray: 3 2;
    stroke-width: 1.5px;
  }
  .curve,
  .normal-line {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5px;
  }
  .curve {
    stroke: var(--footfall-series);
    stroke-width: 2px;
  }
  .sure-band {
    fill: var(--footfall-series);
    opacity: 0.25;
  }
  .normal-band {
    fill: var(--footfall-normal);
    opacity: 0.18;
  }
  .normal-line {
    stroke: var(--footfall-normal);
    stroke-dasharray: 4 3;
  }
  line.now {
    stroke: var(--primary-text-color);
    stroke-width: 1px;
  }
  .hatch {
    stroke: var(--footfall-normal);
    stroke-opacity: 0.5;
  }
  .unheard.partly {
    opacity: 0.5;
  }
  .cursor {
    fill: var(--primary-text-color);
    opacity: 0.08;
  }
  .tip {
    background: var(--card-background-color, #fff);
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-md, 8px);
    box-shadow: 0 2px 8px rgba(0, 0, 0, 0.16);
    display: flex;
    flex-direction: column;
    font-size: var(--ha-font-size-s, 12px);
    max-width: 190px;
    padding: 8px 10px;
    pointer-events: none;
    position: absolute;
    top: 8px;
    width: max-content;
    z-index: 1;
  }
  .legend {
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 4px 16px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .legend li {
    align-items: center;
    display: inline-flex;
    gap: 6px;
  }
  .sign {
    block-size: 12px;
    border-radius: 3px;
    inline-size: 12px;
  }
  .sign.bar {
    background: var(--footfall-series);
  }
  .sign.running {
    background: color-mix(in srgb, var(--footfall-series) 30%, transparent);
    box-sizing: border-box;
    border: 1.5px dashed var(--footfall-series);
  }
  .sign.line {
    background: linear-gradient(var(--footfall-series), var(--footfall-series)) center / 100% 2px no-repeat;
    border-radius: 0;
    inline-size: 16px;
  }
  .sign.normal {
    background:
      repeating-linear-gradient(90deg, var(--footfall-normal) 0 4px, transparent 4px 7px) center / 100% 1.5px no-repeat,
      color-mix(in srgb, var(--footfall-normal) 18%, transparent);
    inline-size: 18px;
  }
  .sign.closed {
    background: var(--footfall-quiet-fill);
    border: 1px solid var(--divider-color);
    box-sizing: border-box;
  }
  .sign.partly {
    opacity: 0.5;
  }
  .sign.unheard,
  .sign.partly {
    background: repeating-linear-gradient(45deg, var(--footfall-normal) 0 1px, transparent 1px 4px);
    border: 1px solid var(--divider-color);
    box-sizing: border-box;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
`;
