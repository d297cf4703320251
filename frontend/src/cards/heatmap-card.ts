/** A usual week, hour by hour: when the shop is full and when it is quiet. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Size } from "../charts/size";
import { controls, dropdown, segmented } from "../controls";
import { pattern } from "../data/client";
import type { Pattern, PatternCell } from "../data/contract";
import { Watched } from "../data/watched";
import { Grid, HOURS, weekdaysFrom, type Measure, type Place } from "../heatmap/grid";
import { heatmapStyles } from "../heatmap/styles";
import { hoursDown, table, type Words } from "../heatmap/table";
import { paint } from "../heatmap/theme";
import { firstWeekday } from "../heatmap/weekdays";
import { FootfallCard, loading, note, problem, type CardConfig, type Look } from "./card";
import { choices, configForm, type ConfigForm } from "./form";

const MEASURES = { entries: "heatmap.entries", occupancy: "heatmap.occupancy" } as const;
const CAPTIONS = { entries: "heatmap.caption_entries", occupancy: "heatmap.caption_occupancy" } as const;
const DETAILS = { entries: "heatmap.detail_entries", occupancy: "heatmap.detail_occupancy" } as const;
const measures = Object.keys(MEASURES) as Measure[];
const WEEKS = [4, 8, 12, 26, 52] as const;
const USUAL_WEEKS = 8;
/** 1 January 2024 was a Monday. */
const A_MONDAY = 1;

export interface HeatmapConfig extends CardConfig {
  measure?: Measure;
  weeks?: number;
  all_hours?: boolean;
}

export class HeatmapCard extends FootfallCard<undefined, HeatmapConfig> {
  static override properties = {
    ...FootfallCard.properties,
    measure: { state: true },
    weeks: { state: true },
    allHours: { state: true },
    chosen: { state: true },
  };
  static override styles = [FootfallCard.styles, controls, heatmapStyles];

  declare measure: Measure;
  declare weeks: number;
  declare allHours: boolean;
  declare chosen: Place | null;

  readonly #size = new Size(this, () => this.renderRoot.querySelector(".plan"));
  readonly #pattern = new Watched(this, () =>
    this.hass && this.shop ? pattern(this.hass, this.shop.entry_id, this.weeks) : undefined,
  );
  /** The theme that the colours were taken from. */
  #painted: unknown = null;

  constructor() {
    super();
    this.chosen = null;
  }

  static getConfigForm(): ConfigForm {
    return configForm(
      [
        { name: "measure", selector: choices(MEASURES) },
        { name: "weeks", selector: { number: { min: 1, max: 52, mode: "box" } } },
        { name: "all_hours", selector: { boolean: {} } },
      ],
      { measure: "heatmap.measure", weeks: "heatmap.weeks", all_hours: "heatmap.all_hours" },
    );
  }

  override setConfig(config: HeatmapConfig): void {
    super.setConfig(config);
    const { measure = "entries", weeks = USUAL_WEEKS, all_hours = false } = config;
    if (!measures.includes(measure)) throw new Error(`measure: has to be one of ${measures.join(", ")}`);
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > 52)
      throw new Error("weeks: has to be a whole number, 1 to 52");
    this.measure = measure;
    this.weeks = weeks;
    this.allHours = all_hours;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const probe = this.renderRoot.querySelector<HTMLElement>(".probe");
    if (!probe || this.#painted === this.hass?.themes) return;
    // Where it is not seen yet it is drawn again when it gets its size.
    if (paint(this, probe)) this.#painted = this.hass?.themes;
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { texts } = look;
    const weeks = [...new Set([...WEEKS, this.weeks])].sort((one, other) => one - other);
    return html`<div class="content">
      <div class="head">
        ${segmented(
          texts.say("heatmap.measure"),
          measures.map((value) => ({ value, label: texts.say(MEASURES[value]) })),
          this.measure,
          (measure) => {
            this.measure = measure;
          },
        )}
        ${dropdown(
          texts.say("heatmap.weeks"),
          weeks.map((value) => ({ value, label: texts.count("heatmap.weeks_option", value) })),
          this.weeks,
          (value) => {
            this.weeks = value;
          },
        )}
      </div>
      <div class="plan">${this.#plan(look)}</div>
      <span class="probe"></span>
    </div>`;
  }

  #plan(look: Look<undefined>): TemplateResult {
    const { value, problem: trouble } = this.#pattern.state;
    if (value === undefined) return trouble ? problem(look.texts, trouble) : loading(look.texts);
    const grid = new Grid(value.cells, value.weeks);
    if (grid.isEmpty) return note(look.texts, "heatmap.empty", "mdi:calendar-blank-outline");
    return this.#week(look, value, grid);
  }

  #week(look: Look<undefined>, { weeks }: Pattern, grid: Grid): TemplateResult {
    const { hass, texts } = look;
    const usual = grid.usualHours();
    const all = this.allHours || usual.length === 0;
    const hours = all ? Array.from({ length: HOURS }, (_, hour) => hour) : usual;
    const words = this.#words(look, grid.most(this.measure, hours), weeks);
    return html`${table({
      grid,
      measure: this.measure,
      weekdays: weekdaysFrom(firstWeekday(hass.locale)),
      hours,
      hoursDown: hoursDown(this.#size.width, hours.length),
      rightToLeft: getComputedStyle(this).direction === "rtl",
      chosen: this.chosen,
      choose: (place, focus) => void this.#choose(place, focus),
      words,
    })}
    ${legend(look, words.value(grid.most(this.measure, hours)))} ${this.#sentences(look, grid, words)}
    ${
      usual.length === 0 || usual.length === HOURS
        ? nothing
        : html`<button
            aria-expanded=${all}
            @click=${() => {
              this.allHours = !this.allHours;
              this.chosen = null;
            }}
          >
            ${texts.say(all ? "heatmap.usual_hours" : "heatmap.all_hours")}
          </button>`
    }`;
  }

  #sentences({ texts }: Look<undefined>, grid: Grid, words: Words): TemplateResult {
    const at = ({ weekday, hour }: Place): string =>
      texts.say("heatmap.at", { weekday: words.weekday(weekday, "long"), time: words.span(hour) });
    const value = (cell: PatternCell): string => words.value(cell[this.measure] ?? 0);
    const extremes = grid.extremes(this.measure);
    const chosen = this.chosen && grid.at(this.chosen.weekday, this.chosen.hour);
    return html`${
      extremes
        ? html`<p class="extremes">
            ${texts.say("heatmap.extremes", {
              quiet_at: at(extremes.quietest),
              quiet: value(extremes.quietest),
              busy_at: at(extremes.busiest),
              busy: value(extremes.busiest),
            })}
          </p>`
        : nothing
    }
    ${
      this.chosen
        ? html`<p class="quiet detail">
            ${
              chosen && chosen[this.measure] !== null
                ? texts.say(DETAILS[this.measure], { at: at(chosen), value: value(chosen), weeks: chosen.weeks })
                : texts.say("heatmap.detail_unknown", { at: at(this.chosen) })
            }
          </p>`
        : nothing
    }`;
  }

  #words({ texts, format }: Look<undefined>, most: number, weeks: number): Words {
    const digits = most < 10 ? 1 : 0;
    return {
      weekday: (day, length) => format.weekday(`2024-01-0${A_MONDAY + day}`, length),
      hour: (hour) => format.clockHour(hour),
      span: (hour) => format.clockSpan(hour),
      value: (value) => format.number(value, digits),
      noData: texts.say("heatmap.no_data"),
      caption: texts.count(CAPTIONS[this.measure], weeks),
    };
  }

  async #choose(place: Place, focus: boolean): Promise<void> {
    this.chosen = place;
    if (!focus) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-place="${place.weekday}-${place.hour}"]`)?.focus();
  }
}

function legend({ texts }: Look<undefined>, most: string): TemplateResult {
  return html`<div class="legend">
    <span><i data-level="none"></i>${texts.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${texts.say("heatmap.scale", { most })}>
      0 ${[0, 1, 2, 3, 4, 5].map((step) => html`<i data-level=${step}></i>`)} ${most}
    </span>
  </div>`;
}
