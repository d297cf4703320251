/** A week of entries, day by day over what is normal, beside the same time a week before. */

import { html, nothing, svg, type CSSResultGroup, type SVGTemplateResult, type TemplateResult } from "lit";
import { bar, band } from "../charts/path";
import { weekShown, type DayShown, type WeekShown } from "../charts/week";
import { compare, TREND_ICONS } from "../compare";
import { addDays, businessDay } from "../data/calendar";
import { week } from "../data/client";
import type { Shop, Week } from "../data/contract";
import type { Feed } from "../data/feed";
import type { Hass } from "../hass";
import { chartStyles, shared } from "../styles";
import type { GridOptions, Look } from "./card";
import { ChartCard, type Area } from "./chart-card";
import { configForm, type ConfigForm } from "./form";
import { hatching, legend, type Sign } from "./marks";

const BAR = 0.6;
const RADIUS = 4;
/** A day's number stands above its bar where there is as much room. */
const NUMBER_WIDTH = 26;

export class WeekCard extends ChartCard<Week> {
  static override properties = { ...ChartCard.properties, back: { state: true } };
  static override styles: CSSResultGroup = [shared, chartStyles];

  /** How many weeks back is looked. */
  declare protected back: number;

  constructor() {
    super();
    this.back = 0;
  }

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  override getCardSize(): number {
    return 7;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: 7, min_columns: 6, min_rows: 6 };
  }

  protected override feed(hass: Hass, shop: Shop): Feed<Week> {
    const date = this.back ? addDays(businessDay(shop), -7 * this.back) : undefined;
    return week(hass, shop.entry_id, date);
  }

  protected override content(look: Look<Week>): TemplateResult {
    const { data, shop, texts } = look;
    const today = businessDay(shop);
    const model = weekShown(data, today);
    const running = model.days.findIndex(({ state }) => state === "running");
    return html`<div class="content">
      <div class="head">${headline(look, this.back === 0)} ${this.#turn(look)}</div>
      ${this.chart(
        {
          label: texts.say("week.chart"),
          count: model.days.length,
          most: model.most,
          start: running < 0 ? 0 : running,
          say: (at) => words(look, model.days[at]).join(". "),
          tip: (at) => {
            const [day, ...rest] = words(look, model.days[at]);
            return html`<strong>${day}</strong>${rest.map((line) => html`<span>${line}</span>`)}`;
          },
          draw: (area) => draw(look, model, area),
        },
        look.format,
      )}
      ${legend(signs(look, model))}
    </div>`;
  }

  #turn({ data, texts, format }: Look<Week>): TemplateResult {
    const [first, last] = [data.days[0]?.day, data.days.at(-1)?.day];
    const go = (by: number): void => {
      this.at = null;
      this.back = Math.max(0, this.back + by);
    };
    return html`<div class="turn" role="group" aria-label=${texts.say("week.choose")}>
      <button
        aria-label=${texts.say("week.earlier")}
        @click=${() => {
          go(1);
        }}
      >
        <ha-icon class="mirrored" icon="mdi:chevron-left"></ha-icon>
      </button>
      <span aria-live="polite">${first && last ? format.span(first, last) : ""}</span>
      <button
        aria-label=${texts.say("week.later")}
        ?disabled=${this.back === 0}
        @click=${() => {
          go(-1);
        }}
      >
        <ha-icon class="mirrored" icon="mdi:chevron-right"></ha-icon>
      </button>
    </div>`;
  }
}

/** How many came in this week, beside the same time a week before. */
function headline({ data, texts, format }: Look<Week>, running: boolean): TemplateResult {
  const { entries } = data.total;
  if (entries === null) return html`<p>${texts.say("week.nothing_known")}</p>`;
  const before = data.before?.entries ?? null;
  const comparison = before === null ? undefined : compare(entries, before);
  let compared = texts.say("week.no_before");
  if (comparison?.kind === "same") compared = texts.say(running ? "week.same_so_far" : "week.same");
  else if (comparison) {
    const by = comparison.share === null ? format.number(comparison.people) : format.percent(comparison.share);
    const keys = running
      ? ({ more: "week.more_so_far", fewer: "week.fewer_so_far" } as const)
      : ({ more: "week.more", fewer: "week.fewer" } as const);
    compared = texts.say(keys[comparison.kind === "more" ? "more" : "fewer"], { by });
  }
  return html`<p class="headline">
    <span class="big">${format.number(entries)}</span>
    <span class="unit">${texts.count(running ? "week.so_far" : "week.in_all", Math.round(entries))}</span>
    <span class="compared">
      ${comparison ? html`<ha-icon .icon=${TREND_ICONS[comparison.kind]}></ha-icon>` : nothing}<span>${compared}</span>
    </span>
  </p>`;
}

/** The day, and what is known of it. */
function words({ texts, format }: Look<Week>, day: DayShown | undefined): string[] {
  if (!day) return [];
  const said = [format.weekdayAndDate(day.day)];
  if (day.state === "silent") said.push(texts.say("week.unheard"));
  else if (day.entries !== null) {
    const count = format.number(day.entries);
    const people = Math.round(day.entries);
    said.push(texts.count(day.state === "running" ? "week.day_so_far" : "week.day_entries", people, { count }));
  }
  if (day.entries_low !== null && day.entries_high !== null) {
    said.push(
      texts.say("week.between", { low: format.number(day.entries_low), high: format.number(day.entries_high) }),
    );
  }
  if (day.normal_low !== null && day.normal_high !== null) {
    said.push(texts.say("week.usually", { low: format.number(day.normal_low), high: format.number(day.normal_high) }));
  }
  if (day.dwell_median !== null) said.push(texts.say("week.dwell", { time: format.minutes(day.dwell_median / 60) }));
  if (day.state === "partly") said.push(texts.say("week.partly", { share: format.percent(day.heard) }));
  if (day.imported > 0) said.push(texts.say("week.imported"));
  return said;
}

function draw({ format }: Look<Week>, { days }: WeekShown, area: Area): SVGTemplateResult {
  const { y } = area;
  const slot = (area.right - area.left) / Math.max(days.length, 1);
  const width = slot * BAR;
  const middle = (at: number): number => area.left + (at + 0.5) * slot;
  const normal = days.map(({ normal_low: low, normal_high: high, normal_entries: mean }, at) =>
    low === null || high === null
      ? nothing
      : svg`<path class="normal-band" d=${band([
          { x: middle(at) - slot * 0.46, low: y(low), high: y(high) },
          { x: middle(at) + slot * 0.46, low: y(low), high: y(high) },
        ])} />
          ${
            mean === null
              ? nothing
              : svg`<path class="normal-line" d="M${middle(at) - slot * 0.46} ${y(mean)}h${slot * 0.92}" />`
          }`,
  );
  return svg`${hatching}
    ${days.map(({ entries, state }, at) =>
      entries === null
        ? nothing
        : svg`<path class=${state === "running" ? "bars running" : "bars"}
            d=${bar(middle(at) - width / 2, width, y(entries), area.bottom, RADIUS)} />`,
    )}
    ${normal}
    ${days.map(({ day, entries, state }, at) => {
      const x = middle(at);
      const unheard = state === "silent" || state === "partly";
      return svg`${
        unheard
          ? svg`<rect class="unheard" fill="url(#unheard)" x=${x - slot / 2} y=${area.top} width=${slot}
              height=${area.bottom - area.top} />`
          : nothing
      }
      ${
        entries !== null && slot > NUMBER_WIDTH
          ? svg`<text class="value" x=${x} y=${y(entries) - 5} text-anchor="middle">${format.number(entries)}</text>`
          : nothing
      }
      <text class=${state === "running" ? "today" : ""} x=${x} y=${area.bottom + 18}
        text-anchor="middle">${format.weekday(day, "short")}</text>`;
    })}`;
}

function signs({ texts }: Look<Week>, { days }: WeekShown): [Sign, string][] {
  const there = (wanted: (day: DayShown) => boolean): boolean => days.some(wanted);
  const found: [Sign, string, boolean][] = [
    ["bar", texts.say("week.sign_entries"), true],
    ["running", texts.say("week.sign_running"), there(({ state }) => state === "running")],
    ["normal", texts.say("week.sign_normal"), there(({ normal_high }) => normal_high !== null)],
    ["unheard", texts.say("week.sign_unheard"), there(({ state }) => state === "silent" || state === "partly")],
  ];
  return found.filter(([, , is]) => is).map(([sign, said]) => [sign, said]);
}
