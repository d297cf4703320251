/** How long people stay: the median, and how the visits are spread over bands of time. */

import { html, nothing, type TemplateResult } from "lit";
import { controls, dropdown } from "../controls";
import { report } from "../data/client";
import type { Period, Shop } from "../data/contract";
import { entityId, numberOf, stateOf } from "../data/entities";
import { Watched } from "../data/watched";
import { bandsOfReport, bandsToday, kindOf, minutesOf, type Band } from "../dwell/bands";
import { dwellStyles } from "../dwell/styles";
import type { Hass } from "../hass";
import type { TextKey } from "../texts";
import { FootfallCard, loading, note, problem, type CardConfig, type Look } from "./card";
import { choices, configForm, type ConfigForm } from "./form";

const PERIODS: Readonly<Record<Period, TextKey>> = {
  today: "dwell.today",
  yesterday: "dwell.yesterday",
  this_week: "dwell.this_week",
  last_week: "dwell.last_week",
  this_month: "dwell.this_month",
  last_month: "dwell.last_month",
};
const periods = Object.keys(PERIODS) as Period[];
const KEYS = ["dwell", "bounce_rate", "engaged_visits", "traceable_share"] as const;

/** What is explained when it is tapped. */
const TERMS = {
  bounce: { name: "dwell.bounce", means: "dwell.bounce_means" },
  engaged: { name: "dwell.engaged", means: "dwell.engaged_means" },
  traceable: { name: "dwell.traceable", means: "dwell.traceable_means" },
} as const;
type Term = keyof typeof TERMS;

export interface DwellConfig extends CardConfig {
  period?: Period;
}

/** What is shown of a period, wherever it comes from. */
interface Stays {
  bands: Band[];
  /** Minutes. */
  median: number | null;
  /** What stands beside each term: a share, or a number of visits. */
  terms: Record<Term, string>;
}

export class DwellCard extends FootfallCard<undefined, DwellConfig> {
  static override properties = { ...FootfallCard.properties, period: { state: true }, term: { state: true } };
  static override styles = [FootfallCard.styles, controls, dwellStyles];

  declare period: Period;
  /** The term that is explained. */
  declare term: Term | null;

  readonly #report = new Watched(this, () =>
    this.hass && this.shop && this.period !== "today" ? report(this.hass, this.shop.entry_id, this.period) : undefined,
  );

  constructor() {
    super();
    this.period = "today";
    this.term = null;
  }

  static getConfigForm(): ConfigForm {
    const field = { name: "period", selector: choices(PERIODS) };
    return configForm([field], { period: "dwell.period" });
  }

  override setConfig(config: DwellConfig): void {
    super.setConfig(config);
    const { period = "today" } = config;
    if (!periods.includes(period)) throw new Error(`period: has to be one of ${periods.join(", ")}`);
    this.period = period;
  }

  protected override watched(hass: Hass, shop: Shop): (string | undefined)[] {
    return KEYS.map((key) => entityId(hass, shop.device_id, "sensor", key));
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { texts } = look;
    const options = periods.map((value) => ({ value, label: texts.say(PERIODS[value]) }));
    return html`<div class="content">
      <div class="head">
        ${dropdown(texts.say("dwell.period"), options, this.period, (period) => {
          this.period = period;
        })}
      </div>
      ${this.period === "today" ? this.#today(look) : this.#past(look)}
    </div>`;
  }

  #today(look: Look<undefined>): TemplateResult {
    const { hass, shop, texts, format } = look;
    if (shop.anonymous) return note(texts, "dwell.anonymous", "mdi:incognito");
    const [dwell, bounce, engaged, traceable] = this.watched(hass, shop).map((id) => stateOf(hass, id));
    if (!dwell || dwell.state === "unavailable") return note(texts, "dwell.unavailable", "mdi:ear-hearing-off");
    const bands = bandsToday(dwell.attributes);
    if (!bands) return note(texts, "dwell.none_today", "mdi:timer-sand-empty");
    const share = (percent: number | null): string => format.percent(percent === null ? null : percent / 100);
    const long = numberOf(engaged);
    return this.#stays(look, {
      bands,
      median: minutesOf(numberOf(dwell), dwell.attributes.unit_of_measurement),
      terms: {
        bounce: share(numberOf(bounce)),
        engaged: long === null ? "–" : texts.count("dwell.visits", long, { count: format.number(long) }),
        traceable: share(numberOf(traceable)),
      },
    });
  }

  #past(look: Look<undefined>): TemplateResult {
    const { texts, format } = look;
    const { value, problem: trouble } = this.#report.state;
    if (value === undefined) return trouble ? problem(texts, trouble) : loading(texts);
    const { dwell_bands, dwell_median, bounce_rate, engaged_rate, traceable_share } = value.response;
    const bands = bandsOfReport(dwell_bands);
    if (!bands) return note(texts, "dwell.none", "mdi:timer-sand-empty");
    return this.#stays(look, {
      bands,
      median: minutesOf(dwell_median, "s"),
      terms: {
        bounce: format.percent(bounce_rate),
        engaged: format.percent(engaged_rate),
        traceable: format.percent(traceable_share),
      },
    });
  }

  #stays(look: Look<undefined>, { bands, median, terms }: Stays): TemplateResult {
    const { shop, texts, format } = look;
    const most = Math.max(...bands.map((band) => band.share), 1);
    return html`<div class="median">
        <span class="big">${format.minutes(median)}</span>
        <span class="quiet">${texts.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${texts.say("dwell.bars")}>
        ${bands.map((band) => {
          const kind = kindOf(band, shop.bounce_minutes, shop.engaged_minutes);
          return html`<li data-kind=${kind ?? "between"}>
            <span class="range">${rangeOf(look, band)}</span>
            <span class="track"><i style="inline-size: ${(100 * band.share) / most}%"></i></span>
            <span class="share">${format.percent(band.share / 100)}</span>
          </li>`;
        })}
      </ul>
      <div class="terms">
        ${(Object.keys(TERMS) as Term[]).map((term) => this.#termButton(look, term, terms[term]))}
      </div>
      ${this.term ? html`<p id="meaning" class="meaning">${meaning(look, this.term)}</p>` : nothing}`;
  }

  #termButton({ texts }: Look<undefined>, term: Term, value: string): TemplateResult {
    const open = this.term === term;
    return html`<button
      data-kind=${term}
      aria-expanded=${open}
      aria-controls=${open ? "meaning" : nothing}
      @click=${() => {
        this.term = open ? null : term;
      }}
    >
      <span class="term"><i></i>${texts.say(TERMS[term].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${value}</span>
    </button>`;
  }
}

function rangeOf({ texts, format }: Look<undefined>, { from, to }: Band): string {
  const values = { low: format.number(from), high: format.number(to) };
  if (to === null) return texts.say("dwell.above", values);
  return texts.say(from === 0 ? "dwell.below" : "dwell.between", values);
}

function meaning({ shop, texts, format }: Look<undefined>, term: Term): string {
  const limits: Record<Term, number | null> = {
    bounce: shop.bounce_minutes,
    engaged: shop.engaged_minutes,
    traceable: null,
  };
  return texts.say(TERMS[term].means, { minutes: format.number(limits[term]) });
}
