/** From the street to a long visit: who came near, came in, stayed, and stayed long. */

import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { dropdown } from "../controls";
import { addDays, businessDay } from "../data/calendar";
import { today, week } from "../data/client";
import type { Shop, Week } from "../data/contract";
import type { Feed } from "../data/feed";
import { funnel, type FunnelFigures, type Step, type StepName } from "../data/funnel";
import { Watched } from "../data/watched";
import type { Hass } from "../hass";
import { funnelStyles } from "../styles/funnel";
import { shared } from "../styles";
import { definition, type TextKey } from "../texts";
import { FootfallCard, note, type CardConfig, type GridOptions, type Look } from "./card";
import { choice, configForm, type ConfigForm } from "./form";

const PERIODS = {
  today: "funnel.today",
  yesterday: "funnel.yesterday",
  this_week: "funnel.this_week",
  last_week: "funnel.last_week",
} as const satisfies Record<string, TextKey>;

type Period = keyof typeof PERIODS;

const PERIOD_NAMES = Object.keys(PERIODS) as Period[];

interface FunnelConfig extends CardConfig {
  period?: Period;
}

const NAMES: Record<StepName, TextKey> = {
  near: "funnel.near",
  entered: "funnel.entered",
  stayed: "funnel.stayed",
  engaged: "funnel.engaged",
};
const SHARES: Record<Exclude<StepName, "near">, TextKey> = {
  entered: "funnel.entered_share",
  stayed: "funnel.stayed_share",
  engaged: "funnel.engaged_share",
};
const ICONS: Record<StepName, string> = {
  near: "mdi:walk",
  entered: "mdi:door-open",
  stayed: "mdi:timer-sand",
  engaged: "mdi:account-heart-outline",
};
/** The entities that define what a step is. */
const DEFINED_BY: Record<StepName, string[]> = {
  near: ["passers_by"],
  entered: ["entries", "capture_rate"],
  stayed: ["bounce_rate"],
  engaged: ["engaged_visits"],
};
const NOTHING: FunnelFigures = { entries: null, passers_by: null, bounce_rate: null, engaged_rate: null };

export class FunnelCard extends FootfallCard<Week, FunnelConfig> {
  static override properties = {
    ...FootfallCard.properties,
    chosen: { state: true },
    explained: { state: true },
  };
  static override styles: CSSResultGroup = [shared, funnelStyles];

  /** What the user has chosen, until the page is left. */
  declare protected chosen?: Period;
  /** The step whose definition is shown. */
  declare protected explained?: StepName | undefined;

  readonly #day = new Watched(this, () => (this.hass && this.shop ? today(this.hass, this.shop.entry_id) : undefined));

  static getConfigForm(): ConfigForm {
    return configForm([choice("period", PERIODS)], { period: "funnel.period" });
  }

  override setConfig(config: FunnelConfig): void {
    if (config.period !== undefined && !Object.hasOwn(PERIODS, config.period)) {
      throw new Error(`period: has to be one of ${Object.keys(PERIODS).join(", ")}`);
    }
    super.setConfig(config);
  }

  override getCardSize(): number {
    return 5;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  get #period(): Period {
    return this.chosen ?? this.config?.period ?? "today";
  }

  protected override feed(hass: Hass, shop: Shop): Feed<Week> {
    const day = businessDay(shop);
    const back = { today: 0, this_week: 0, yesterday: 1, last_week: 7 }[this.#period];
    return back ? week(hass, shop.entry_id, addDays(day, -back)) : week(hass, shop.entry_id);
  }

  protected override content(look: Look<Week>): TemplateResult {
    const { texts } = look;
    const figures = this.#figures(look);
    const steps = funnel(figures);
    const by = figures.passers_by;
    const passed = by !== null && texts.count("funnel.passed_by", Math.round(by), { count: look.format.number(by) });
    const most = Math.max(...steps.map(({ people }) => people ?? 0));
    return html`<div class="content">
      ${this.#periods(look)}
      ${
        steps.every(({ people }) => people === null)
          ? note(texts, "funnel.nothing_known", "mdi:filter-outline")
          : html`<ol>
              ${steps.map((step) => this.#step(look, step, most, passed))}
            </ol>`
      }
    </div>`;
  }

  /** Today's entries and passers-by are those that the card of the day shows. */
  #figures({ shop, data }: Look<Week>): FunnelFigures {
    const day = businessDay(shop);
    const period = this.#period;
    if (period === "this_week" || period === "last_week") return data.total;
    const wanted = period === "today" ? day : addDays(day, -1);
    const found: FunnelFigures = data.days.find((figures) => figures.day === wanted) ?? NOTHING;
    const live = this.#day.state.value;
    if (period === "yesterday" || live?.day !== day) return found;
    const { entries, passers_by } = live.totals;
    return { ...found, entries, passers_by };
  }

  #periods({ texts }: Look<Week>): TemplateResult {
    const options = PERIOD_NAMES.map((value) => ({ value, label: texts.say(PERIODS[value]) }));
    return dropdown(texts.say("funnel.period"), options, this.#period, (value) => {
      this.chosen = value;
    });
  }

  #step(look: Look<Week>, { name, people, share }: Step, most: number, passed: string | false): TemplateResult {
    const { hass, shop, texts, format } = look;
    const open = this.explained === name;
    const time = format.minutes(name === "engaged" ? shop.engaged_minutes : shop.bounce_minutes);
    const values = { share: format.percent(share), time };
    const words = name === "near" ? passed : share !== null && texts.say(SHARES[name], values);
    return html`<li class=${name}>
      <button
        aria-expanded=${open}
        aria-controls="about-${name}"
        @click=${() => {
          this.explained = open ? undefined : name;
        }}
      >
        <ha-icon .icon=${ICONS[name]}></ha-icon>
        <span class="name">${texts.say(NAMES[name])}</span>
        <span class="people">${format.number(people)}</span>
        <span class="track"><span style="inline-size: ${most ? (100 * (people ?? 0)) / most : 0}%"></span></span>
        <span class="share">${words || nothing}</span>
      </button>
      <p id="about-${name}" class="about" ?hidden=${!open}>
        ${DEFINED_BY[name].map((key) => definition(hass, key)).join(" ")}
      </p>
    </li>`;
  }
}
