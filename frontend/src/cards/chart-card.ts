/** A card with a chart that one can go along, by keys, mouse and finger: place for place, each with its words. */

import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from "lit";
import { Size } from "../charts/size";
import { linear, ticks, type Scale } from "../charts/scale";
import { moved, nearest } from "../charts/slider";
import type { Format } from "../format";
import { FootfallCard, type CardConfig, type GridOptions } from "./card";

/** The drawing's own area within the chart, in pixels, and its upright axis. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** From a value to its height. */
  y: Scale;
  /** The values that have a line across. */
  marks: number[];
}

export interface Chart {
  /** What the chart is of. */
  label: string;
  /** Places along it, evenly apart. */
  count: number;
  /** The largest value that is drawn. */
  most: number;
  /** Where one begins to go along. */
  start: number;
  /** What is said of a place to those who do not see it. */
  say: (at: number) => string;
  /** What is shown of a place. */
  tip: (at: number) => TemplateResult;
  draw: (area: Area) => SVGTemplateResult;
}

/** Pixels around the drawing: room for what is written there. */
const MARGIN = { left: 12, right: 8, top: 20, bottom: 24 };
const DIGIT_PIXELS = 7.5;
const MARK_PIXELS = 48;

export abstract class ChartCard<Data, Config extends CardConfig = CardConfig> extends FootfallCard<Data, Config> {
  static override properties = { ...FootfallCard.properties, at: { state: true } };

  /** The place that is looked at. */
  declare protected at: number | null;

  readonly #size = new Size(this, () => this.renderRoot.querySelector(".plot"));

  constructor() {
    super();
    this.at = null;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: 6, min_columns: 6, min_rows: 4 };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("config")) this.at = null;
  }

  protected chart(chart: Chart, format: Format): TemplateResult {
    const { width, height } = this.#size;
    const area = areaOf(width, height, chart.most, format);
    const at = this.at === null || this.at >= chart.count ? null : this.at;
    const drawn = width > 0 && height > MARGIN.top + MARGIN.bottom;
    return html`<div
      class="plot"
      role="slider"
      tabindex="0"
      aria-label=${chart.label}
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax=${chart.count - 1}
      aria-valuenow=${at ?? chart.start}
      aria-valuetext=${chart.say(at ?? chart.start)}
      @keydown=${(event: KeyboardEvent) => {
        this.#key(event, chart);
      }}
      @pointerdown=${(event: PointerEvent) => {
        this.#point(event, chart, area);
      }}
      @pointermove=${(event: PointerEvent) => {
        this.#point(event, chart, area);
      }}
      @pointerleave=${(event: PointerEvent) => {
        // A finger leaves as it is lifted; what it pointed at stays to be read.
        if (event.pointerType === "mouse") this.at = null;
      }}
      @blur=${() => {
        this.at = null;
      }}
    >
      ${
        drawn
          ? html`<svg width=${width} height=${height} aria-hidden="true">
              ${grid(area, format)} ${chart.draw(area)} ${at === null ? nothing : cursor(at, chart.count, area)}
            </svg>`
          : nothing
      }
      ${at === null || !drawn ? nothing : this.#tip(chart, at, area, width)}
    </div>`;
  }

  #tip(chart: Chart, at: number, area: Area, width: number): TemplateResult {
    const x = centre(at, chart.count, area);
    // Beside the place, on the side where there is more room.
    const side = x > width / 2 ? `right: ${width - x + 10}px` : `left: ${x + 10}px`;
    return html`<div class="tip" style=${side}>${chart.tip(at)}</div>`;
  }

  #key(event: KeyboardEvent, chart: Chart): void {
    if (event.key === "Escape") {
      this.at = null;
      return;
    }
    // Time runs from left to right in every chart of Home Assistant, whatever the language's direction.
    const to = moved(event.key, this.at ?? chart.start, chart.count, false);
    if (to === undefined) return;
    event.preventDefault();
    this.at = this.at === null && !["Home", "End"].includes(event.key) ? chart.start : to;
  }

  #point(event: PointerEvent, chart: Chart, area: Area): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.at = nearest(event.clientX - box.left - area.left, area.right - area.left, chart.count);
  }
}

/** The upright axis begins at 0 and ends at a mark; to its left is room for the longest of its numbers. */
function areaOf(width: number, height: number, most: number, format: Format): Area {
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom];
  const marks = ticks(most, Math.max(1, Math.floor((bottom - top) / MARK_PIXELS)));
  const digits = Math.max(...marks.map((mark) => format.number(mark).length));
  return {
    left: MARGIN.left + digits * DIGIT_PIXELS,
    right: width - MARGIN.right,
    top,
    bottom,
    y: linear([0, marks.at(-1) ?? 1], [bottom, top]),
    marks,
  };
}

function grid({ marks, y, left, right }: Area, format: Format): SVGTemplateResult[] {
  return marks.map(
    (mark) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(mark)} y2=${y(mark)} />
      <text x=${left - 6} y=${y(mark)} dy="0.32em" text-anchor="end">${format.number(mark)}</text>`,
  );
}

function centre(at: number, count: number, { left, right }: Area): number {
  return left + ((right - left) * (at + 0.5)) / count;
}

function cursor(at: number, count: number, area: Area): SVGTemplateResult {
  const width = (area.right - area.left) / count;
  return svg`<rect
    class="cursor"
    x=${area.left + at * width}
    y=${area.top}
    width=${width}
    height=${area.bottom - area.top}
  />`;
}
