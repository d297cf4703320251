/** How many people are inside now, between which numbers that is sure, and why it is that number. */

import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { ticks } from "../charts/scale";
import { today } from "../data/client";
import type { Day, Shop } from "../data/contract";
import { entityId, numberOf, stateOf, type Platform } from "../data/entities";
import { Watched } from "../data/watched";
import { reasons } from "../data/why";
import type { Hass, HassState } from "../hass";
import { peopleStyles } from "../styles/people";
import { shared } from "../styles";
import type { TextKey } from "../texts";
import { FootfallCard, note, type GridOptions, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

const NUMBERS = ["occupancy", "occupancy_low", "occupancy_high", "free_places"] as const;
const OF_SHOP: readonly (readonly [Platform, string])[] = [
  ...NUMBERS.map((key) => ["sensor", key] as const),
  ["sensor", "busyness"],
  ["binary_sensor", "open"],
  ["binary_sensor", "occupied_closed"],
];
/** Fewer people than this at the end of the scale would make one more look like a crowd. */
const SHORTEST_SCALE = 10;
const MARKS = 4;

interface Now {
  people: number;
  low: number;
  high: number;
  /** How many may be inside; null where that is not limited. */
  capacity: number | null;
  /** How many are normally inside at this hour. */
  usual: number | null;
  /** The most that are normally inside at any hour of such a day. */
  usualMost: number;
}

export class PeopleCard extends FootfallCard {
  static override properties = { ...FootfallCard.properties, why: { state: true } };
  static override styles: CSSResultGroup = [shared, peopleStyles];

  declare protected why: boolean;

  /** What is usual comes when it comes: the number does not wait for it. */
  readonly #day = new Watched(this, () => (this.hass && this.shop ? today(this.hass, this.shop.entry_id) : undefined));

  constructor() {
    super();
    this.why = false;
  }

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  override getCardSize(): number {
    return 4;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override watched(hass: Hass, shop: Shop): (string | undefined)[] {
    return [
      ...OF_SHOP.map(([platform, key]) => entityId(hass, shop.device_id, platform, key)),
      ...shop.nodes.map((node) => entityId(hass, node.device_id, "sensor", "status")),
    ];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("config")) this.why = false;
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { hass, shop } = look;
    const state = (key: string, platform: Platform = "sensor"): HassState | undefined =>
      stateOf(hass, entityId(hass, shop.device_id, platform, key));
    const [people = null, low = null, high = null, free = null] = NUMBERS.map((key) => numberOf(state(key)));
    const number = state("occupancy");
    if (people === null || !number) return note(look.texts, silence(hass, shop), "mdi:ear-hearing-off");
    const now: Now = {
      people,
      low: low ?? people,
      high: high ?? people,
      capacity: free === null ? null : people + free,
      ...usual(this.#day.state.value),
    };
    return html`<div class="content">
      <div class="head">
        ${this.#headline(look, now)} ${chip(look, state("busyness"), state("open", "binary_sensor"))}
      </div>
      ${
        state("occupied_closed", "binary_sensor")?.state === "on"
          ? html`<p class="alert" role="alert">
              <ha-icon icon="mdi:alert"></ha-icon>${look.texts.say("people.occupied_closed")}
            </p>`
          : nothing
      }
      ${scale(look, now)} ${this.#reasons(look, number, low, high)}
    </div>`;
  }

  #headline({ texts, format }: Look<undefined>, { people, low, high, capacity }: Now): TemplateResult {
    const sure =
      people === 0 && high === 0
        ? texts.say("people.nobody")
        : texts.say("people.between", { low: format.number(low), high: format.number(high) });
    const free = capacity === null ? undefined : Math.max(0, capacity - people);
    return html`<p class="headline">
      <span class="big">${format.number(people)}</span>
      <span class="unit">${texts.count("people.inside", people)}</span>
      <span class="compared">${sure}</span>
      ${
        free === undefined
          ? nothing
          : html`<span class="compared"
              >${free ? texts.count("people.free", free, { count: format.number(free) }) : texts.say("people.full")}</span
            >`
      }
    </p>`;
  }

  #reasons(
    { texts, format }: Look<undefined>,
    number: HassState,
    low: number | null,
    high: number | null,
  ): TemplateResult {
    return html`<div class="why">
      <button
        aria-expanded=${this.why}
        aria-controls="why"
        @click=${() => {
          this.why = !this.why;
        }}
      >
        ${texts.say("people.why")}
        <ha-icon .icon=${this.why ? "mdi:chevron-up" : "mdi:chevron-down"}></ha-icon>
      </button>
      <ul id="why" ?hidden=${!this.why}>
        ${
          this.why
            ? reasons(number, low, high, texts, format).map(
                ({ icon, words }) => html`<li><ha-icon .icon=${icon}></ha-icon><span>${words}</span></li>`,
              )
            : nothing
        }
      </ul>
    </div>`;
  }
}

/** Why nothing is known: what the nodes say of themselves. */
function silence(hass: Hass, shop: Shop): TextKey {
  const said = shop.nodes.map((node) => stateOf(hass, entityId(hass, node.device_id, "sensor", "status"))?.state);
  if (said.length && said.every((status) => status === "paused")) return "people.paused";
  if (said.length && said.every((status) => status === "disconnected")) return "people.disconnected";
  if (said.some((status) => status === "listening" || status === "no_key")) return "people.starting";
  return "people.unavailable";
}

/** What is normal at this hour of such a day, and the most at any. */
function usual(day: Day | undefined): Pick<Now, "usual" | "usualMost"> {
  const now = day ? Date.parse(day.now) : 0;
  const hours = day?.normal?.hours ?? [];
  const hour = hours.findLast(({ start }) => Date.parse(start) <= now);
  return {
    usual: hour?.occupancy ?? null,
    usualMost: Math.max(0, ...hours.map(({ occupancy_high: high }) => high ?? 0)),
  };
}

const BUSY: Record<string, readonly [icon: string, key: TextKey]> = {
  quiet: ["mdi:signal-cellular-1", "people.quiet"],
  usual: ["mdi:signal-cellular-2", "people.usual"],
  busy: ["mdi:signal-cellular-3", "people.busy"],
};

/** Busy or quiet for this hour; outside the opening hours, that it is closed. */
function chip({ texts }: Look<undefined>, busyness?: HassState, open?: HassState): TemplateResult | typeof nothing {
  const closed = open?.state === "off";
  const [icon, key] = closed
    ? (["mdi:store-clock-outline", "people.closed"] as const)
    : (BUSY[busyness?.state ?? ""] ?? []);
  if (!icon || !key) return nothing;
  return html`<span class="chip is-${closed ? "closed" : (busyness?.state ?? "")}">
    <ha-icon .icon=${icon}></ha-icon>${texts.say(key)}
  </span>`;
}

/** The number on a scale, as a mark in the band that it is sure to be in. */
function scale({ texts, format }: Look<undefined>, now: Now): TemplateResult {
  const { people, low, high, capacity, usual: normal, usualMost } = now;
  const marks = ticks(Math.max(SHORTEST_SCALE, high, usualMost, capacity ?? 0), MARKS);
  const top = marks.at(-1) ?? SHORTEST_SCALE;
  const at = (value: number): string => `${(100 * Math.min(value, top)) / top}%`;
  const usually = normal === null ? undefined : texts.say("people.usually", { people: format.number(normal) });
  return html`<div class="scale">
    <div class="rail" aria-hidden="true">
      <span class="band" style="inset-inline-start: ${at(low)}; inline-size: ${at(high - low)}"></span>
      ${normal === null ? nothing : html`<span class="usual" style="inset-inline-start: ${at(normal)}"></span>`}
      ${capacity === null ? nothing : html`<span class="limit" style="inset-inline-start: ${at(capacity)}"></span>`}
      <span class="mark" style="inset-inline-start: ${at(people)}"></span>
    </div>
    <div class="marks" aria-hidden="true">
      ${marks.map((mark) => html`<span style="inset-inline-start: ${at(mark)}">${format.number(mark)}</span>`)}
    </div>
    <ul class="key">
      ${usually === undefined ? nothing : html`<li><span class="usual"></span>${usually}</li>`}
      ${
        capacity === null
          ? nothing
          : html`<li><span class="limit"></span>${texts.say("people.limit", { people: format.number(capacity) })}</li>`
      }
    </ul>
  </div>`;
}
