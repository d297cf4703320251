import { css } from "lit";
import { EDGE } from "./geometry";

export const floorPlanStyles = css`
  footfall-floor-plan-editor {
    display: contents;
  }
  .plan {
    aspect-ratio: var(--aspect);
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-md, 8px);
    box-shadow: inset 0 0 0 1px var(--divider-color, rgba(127, 127, 127, 0.3));
    inline-size: min(100%, 75vh * var(--aspect));
    margin-inline: auto;
    position: relative;
  }
  .plan img {
    block-size: 100%;
    border-radius: inherit;
    display: block;
    inline-size: 100%;
    object-fit: fill;
    user-select: none;
  }
  .marker {
    align-items: center;
    background: none;
    display: grid;
    height: 44px;
    justify-items: center;
    left: clamp(${EDGE.side}px, 100% * var(--x), 100% - ${EDGE.side}px);
    padding: 0;
    position: absolute;
    top: clamp(${EDGE.top}px, 100% * var(--y), 100% - ${EDGE.bottom}px);
    transform: translate(-50%, -50%);
    width: 44px;
  }
  .marker:hover {
    background: none;
  }
  .name {
    /* Beside the middle as far as the marker is beside the middle of the plan: so no name leaves it. */
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-radius: 4px;
    font-size: var(--ha-font-size-s, 12px);
    inset-block-start: 100%;
    left: calc(100% * var(--x));
    line-height: 16px;
    max-width: 104px;
    overflow: hidden;
    padding-inline: 4px;
    position: absolute;
    text-overflow: ellipsis;
    transform: translateX(calc(-100% * var(--x)));
    white-space: nowrap;
  }
  .face {
    --colour: var(--footfall-series);
    background: var(--ha-card-background, var(--card-background-color, #fff));
    block-size: 36px;
    border: 3px solid var(--colour);
    border-radius: 50%;
    box-sizing: border-box;
    color: var(--primary-text-color);
    display: grid;
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-bold, 700);
    min-inline-size: 36px;
    place-items: center;
  }
  .face[data-kind="till"] {
    border-radius: 10px;
  }
  .face[data-state="people"] {
    box-shadow: 0 0 0 var(--ring) color-mix(in srgb, var(--colour) 35%, transparent);
  }
  .face[data-state="nobody"] {
    --colour: var(--secondary-text-color);
    border-width: 1px;
    font-weight: var(--ha-font-weight-normal, 400);
  }
  .face[data-state="unknown"] {
    --colour: var(--secondary-text-color);
    border-style: dashed;
    border-width: 2px;
    color: var(--secondary-text-color);
  }
  .face[data-kind="node"] {
    block-size: 24px;
    border-radius: 6px;
    border-width: 1px;
    min-inline-size: 24px;
    transform: rotate(45deg);
  }
  .face[data-kind="node"] + .name {
    inset-block-start: calc(100% - 6px);
  }
  .face[data-kind="node"] > span {
    display: grid;
    transform: rotate(-45deg);
  }
  .face[data-kind="node"] ha-icon {
    --mdc-icon-size: 14px;
  }
  .face[data-state="off"] {
    --colour: var(--error-color);
    border-style: dashed;
    border-width: 2px;
  }
  .marker[aria-pressed] {
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .marker[aria-pressed="true"] {
    z-index: 1;
  }
  .marker[aria-pressed="true"] .face {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  .marker[aria-pressed]:active {
    cursor: grabbing;
  }
  @container (min-width: 640px) {
    .marker .face[data-kind="zone"],
    .marker .face[data-kind="till"] {
      block-size: 44px;
      font-size: var(--ha-font-size-l, 16px);
      min-inline-size: 44px;
    }
    .name {
      font-size: var(--ha-font-size-m, 14px);
      line-height: 20px;
      max-width: 160px;
    }
  }
  .chips,
  .chosen {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
  }
  .chosen {
    justify-content: space-between;
  }
  .chip {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-pill, 9999px);
    cursor: pointer;
    display: inline-flex;
    gap: var(--ha-space-2, 8px);
    min-height: 44px;
    padding-inline: 12px;
  }
  .chip .face {
    font-size: var(--ha-font-size-s, 12px);
    block-size: 28px;
    min-inline-size: 28px;
  }
  .file:focus-within {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .edit {
    align-self: flex-end;
  }
  .edit ha-icon,
  .chip ha-icon {
    --mdc-icon-size: 20px;
  }
  .actions {
    justify-content: flex-end;
  }
`;
