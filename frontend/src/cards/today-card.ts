/** The day so far, hour by hour, over what is normal on such a weekday. */

import { html, nothing, svg, type CSSResultGroup, type SVGTemplateResult, type TemplateResult } from "lit";
import { bars, between, curve, normalMean, normalSteps, type Slots } from "../charts/hours";
import { dayShown, silences, type DayShown, type HourShown, type Shown } from "../charts/day";
import { labelStep } from "../charts/scale";
import { compare, TREND_ICONS } from "../compare";
import { segmented } from "../controls";
import { today } from "../data/client";
import type { Day, Shop } from "../data/contract";
import type { Feed } from "../data/feed";
import type { Hass } from "../hass";
import { chartStyles, shared } from "../styles";
import type { Texts } from "../texts";
import type { CardConfig, GridOptions, Look } from "./card";
import { ChartCard, type Area } from "./chart-card";
import { choice, configForm, type ConfigForm } from "./form";
import { hatching, legend, type Sign } from "./marks";

interface TodayConfig extends CardConfig {
  show?: Shown;
}

const HOUR_LABEL = 40;

export class TodayCard extends ChartCard<Day, TodayConfig> {
  static override properties = { ...ChartCard.properties, chosen: { state: true } };
  static override styles: CSSResultGroup = [shared, chartStyles];

  /** What the user has switched to, until the page is left. */
  declare chosen?: Shown;

  static getConfigForm(): ConfigForm {
    return configForm([choice("show", { entries: "today.entries", occupancy: "today.occupancy" })], {
      show: "today.show",
    });
  }

  override setConfig(config: TodayConfig): void {
    if (config.show !== undefined && !["entries", "occupancy"].includes(config.show)) {
      throw new Error("show: has to be entries or occupancy");
    }
    super.setConfig(config);
  }

  override getCardSize(): number {
    return 7;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: 7, min_columns: 6, min_rows: 6 };
  }

  protected override feed(hass: Hass, shop: Shop): Feed<Day> {
    return today(hass, shop.entry_id);
  }

  protected override content(look: Look<Day>): TemplateResult {
    const { data, texts } = look;
    const shown = this.chosen ?? this.config?.show ?? "entries";
    const model = dayShown(data, shown);
    return html`<div class="content">
      <div class="head">${headline(look)} ${this.#switch(texts, shown)}</div>
      ${this.chart(
        {
          label: texts.say(shown === "entries" ? "today.chart_entries" : "today.chart_occupancy"),
          count: model.hours.length,
          most: model.most,
          start: startOf(model),
          say: (at) => this.#words(look, model.hours[at], shown).join(". "),
          tip: (at) => this.#tip(look, model.hours[at], shown),
          draw: (area) => draw(look, model, shown, area),
        },
        look.format,
      )}
      ${legend(signs(look, model, shown))}
    </div>`;
  }

  #switch(texts: Texts, shown: Shown): TemplateResult {
    const options = [
      { value: "entries", label: texts.say("today.entries") },
      { value: "occupancy", label: texts.say("today.occupancy") },
    ] as const;
    return segmented<Shown>(texts.say("today.show"), options, shown, (value) => {
      this.chosen = value;
    });
  }

  #tip(look: Look<Day>, hour: HourShown | undefined, shown: Shown): TemplateResult {
    const [span, ...rest] = this.#words(look, hour, shown);
    return html`<strong>${span}</strong>${rest.map((words) => html`<span>${words}</span>`)}`;
  }

  /** When the hour is, what is known of it, and what is normal. */
  #words({ texts, format }: Look<Day>, hour: HourShown | undefined, shown: Shown): string[] {
    if (!hour) return [];
    const words = [texts.say("today.span", { begin: format.time(hour.start), end: format.time(hour.end) })];
    const { value, low, high, normalLow, normalHigh, state } = hour;
    if (state === "silent") words.push(texts.say("today.unheard"));
    else if (value !== null) {
      const count = format.number(value);
      const people = Math.round(value);
      if (shown === "occupancy") words.push(texts.count("today.hour_inside", people, { count }));
      else words.push(texts.count(state === "running" ? "today.hour_so_far" : "today.hour_entries", people, { count }));
    }
    if (low !== null && high !== null) {
      words.push(texts.say("today.between", { low: format.number(low), high: format.number(high) }));
    }
    if (normalLow !== null && normalHigh !== null) {
      words.push(texts.say("today.usually", { low: format.number(normalLow), high: format.number(normalHigh) }));
    }
    if (state === "partly") words.push(texts.say("today.partly"));
    if (hour.open === false) words.push(texts.say("today.closed"));
    return words;
  }
}

/** How many came so far, and beside what is normal by this time. */
function headline({ data, texts, format }: Look<Day>): TemplateResult {
  const { entries, normal_entries_by_now: normal } = data.totals;
  if (entries === null) return html`<p>${texts.say("today.nothing_known")}</p>`;
  const count = format.number(entries);
  const weekday = format.weekday(data.day);
  const comparison = normal === null ? undefined : compare(entries, normal);
  let words = texts.say("today.no_normal", { weekday });
  if (comparison?.kind === "same") words = texts.say("today.same", { weekday });
  else if (comparison) {
    const by = comparison.share === null ? format.number(comparison.people) : format.percent(comparison.share);
    words = texts.say(comparison.kind === "more" ? "today.more" : "today.fewer", { by, weekday });
  }
  return html`<p class="headline">
    <span class="big">${count}</span> <span class="unit">${texts.count("today.so_far", Math.round(entries))}</span>
    <span class="compared">
      ${comparison ? html`<ha-icon .icon=${TREND_ICONS[comparison.kind]}></ha-icon>` : nothing}<span>${words}</span>
    </span>
  </p>`;
}

function startOf({ hours, now }: DayShown): number {
  if (now !== null) return Math.min(Math.floor(now), hours.length - 1);
  const last = hours.findLastIndex(({ value }) => value !== null);
  return Math.max(0, last);
}

function draw({ format, texts }: Look<Day>, { hours, now }: DayShown, shown: Shown, area: Area): SVGTemplateResult {
  const { y } = area;
  const slots: Slots = { left: area.left, width: (area.right - area.left) / Math.max(hours.length, 1) };
  const every = labelStep(hours.length, HOUR_LABEL, area.right - area.left);
  const whole = (hour: HourShown, at: number, kind: "closed" | "unheard"): SVGTemplateResult | typeof nothing =>
    (kind === "closed" ? hour.open === false : hour.state === "silent" || hour.state === "partly")
      ? svg`<rect class="${kind} ${hour.state}" fill=${kind === "unheard" ? "url(#unheard)" : nothing}
          x=${slots.left + at * slots.width} y=${area.top} width=${slots.width} height=${area.bottom - area.top} />`
      : nothing;
  return svg`${hatching}
    ${hours.map((hour, at) => whole(hour, at, "closed"))}
    ${shown === "entries" ? svg`<path class="normal-band" d=${normalSteps(hours, slots, y)} />` : nothing}
    ${
      shown === "entries"
        ? svg`<path class="bars" d=${bars(hours, slots, y, ({ state }) => state !== "running")} />
            <path class="bars running" d=${bars(hours, slots, y, ({ state }) => state === "running")} />
            <path class="normal-line" d=${normalMean(hours, slots, y)} />`
        : svg`<path class="normal-band" d=${between(hours, slots, y, "normalLow", "normalHigh")} />
            <path class="sure-band" d=${between(hours, slots, y, "low", "high")} />
            <path class="curve" d=${curve(hours, slots, y)} />`
    }
    ${hours.map((hour, at) => whole(hour, at, "unheard"))}
    ${hours.map(({ start }, at) =>
      at % every === 0
        ? svg`<text x=${slots.left + at * slots.width} y=${area.bottom + 18} text-anchor="middle">${format.hour(start)}</text>`
        : nothing,
    )}
    ${
      now === null
        ? nothing
        : svg`<line class="now" x1=${slots.left + now * slots.width} x2=${slots.left + now * slots.width}
              y1=${area.top - 4} y2=${area.bottom} />
            <text class="now" x=${slots.left + now * slots.width} y=${area.top - 6} text-anchor=${
              now > hours.length * 0.9 ? "end" : "middle"
            }>${texts.say("today.now")}</text>`
    }`;
}

function signs({ data, texts, format }: Look<Day>, { hours }: DayShown, shown: Shown): [Sign, string][] {
  const weekday = format.weekday(data.day);
  const spans = silences(hours).map(({ from, to }) =>
    texts.say("today.span", { begin: format.time(from), end: format.time(to) }),
  );
  const there = (wanted: (hour: HourShown) => boolean): boolean => hours.some(wanted);
  const found: [Sign, string, boolean][] = [
    [shown === "entries" ? "bar" : "line", texts.say("today.sign_today"), true],
    ["normal", texts.say("today.sign_normal", { weekday }), there(({ normalHigh }) => normalHigh !== null)],
    ["closed", texts.say("today.closed"), there(({ open }) => open === false)],
    ["unheard", texts.say("today.sign_unheard", { spans: spans.join(", ") }), spans.length > 0],
    ["partly", texts.say("today.sign_partly"), there(({ state }) => state === "partly")],
  ];
  return found.filter(([, , shown_]) => shown_).map(([sign, words]) => [sign, words]);
}
