/** What all cards share: whose card it is, what is said while there is nothing to show, and how seldom it is drawn. */

import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import type { Shop } from "../data/contract";
import { shops } from "../data/client";
import type { Feed, Problem } from "../data/feed";
import { Watched } from "../data/watched";
import { Format } from "../format";
import type { Hass } from "../hass";
import { shared } from "../styles";
import { Texts, textsReady, type TextKey } from "../texts";

export interface CardConfig {
  type: string;
  /** Entry id; the first shop where it is not given. */
  shop?: string;
  title?: string;
}

export interface GridOptions {
  columns?: number | "full";
  rows?: number | "auto";
  min_columns?: number;
  min_rows?: number;
}

/** What a card is drawn from. */
export interface Look<Data> {
  hass: Hass;
  shop: Shop;
  data: Data;
  texts: Texts;
  format: Format;
}

const LIKE_HASS: (keyof Hass)[] = ["localize", "locale", "language", "themes", "entities", "connection", "user"];

export abstract class FootfallCard<Data = undefined, Config extends CardConfig = CardConfig> extends LitElement {
  static override properties = { hass: { attribute: false }, config: { state: true } };
  static override styles: CSSResultGroup = shared;

  declare hass?: Hass;
  declare config?: Config;

  readonly #shops = new Watched(this, () => this.hass && shops(this.hass));
  readonly #data = new Watched(this, () => {
    const shop = this.shop;
    return this.hass && shop ? this.feed?.(this.hass, shop) : undefined;
  });

  static getStubConfig(): Omit<CardConfig, "type"> {
    return {};
  }

  setConfig(config: Config): void {
    for (const name of ["shop", "title"] as const) {
      if (config[name] !== undefined && typeof config[name] !== "string") throw new Error(`${name}: has to be a text`);
    }
    this.config = config;
  }

  getCardSize(): number {
    return 4;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  /** The card's shop, undefined while it is not known. */
  get shop(): Shop | undefined {
    const all = this.#shops.state.value;
    const wanted = this.config?.shop;
    return wanted === undefined ? all?.[0] : all?.find((shop) => shop.entry_id === wanted);
  }

  /** What the card shows beside entities; undefined where entities are all. */
  protected feed?(hass: Hass, shop: Shop): Feed<Data> | undefined;

  /** The entities whose change is a reason to draw the card. */
  protected watched?(hass: Hass, shop: Shop): (string | undefined)[];

  protected abstract content(look: Look<Data>): TemplateResult;

  /** Asks for the card's figures again at once. */
  protected refresh(): void {
    this.#data.refresh();
  }

  override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get("hass") as Hass | undefined;
    const now = this.hass;
    if (changed.size !== 1 || !before || !now) return true;
    if (LIKE_HASS.some((name) => before[name] !== now[name])) return true;
    const shop = this.shop;
    const watched = shop && this.watched?.(now, shop);
    return watched?.some((id) => id !== undefined && before.states[id] !== now.states[id]) ?? false;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.hass || !this.config) return nothing;
    const ready = textsReady(this.hass, () => {
      this.requestUpdate();
    });
    return html`<ha-card class=${this.config.title ? "titled" : ""} .header=${this.config.title}
      >${ready ? this.#inside(this.hass) : loading()}</ha-card
    >`;
  }

  #inside(hass: Hass): TemplateResult {
    const texts = new Texts(hass);
    const all = this.#shops.state;
    if (all.value === undefined) return all.problem ? problem(texts, all.problem) : loading(texts);
    const shop = this.shop;
    if (!shop) return note(texts, all.value.length ? "common.shop_gone" : "common.no_shop", "mdi:store-off-outline");
    const format = new Format(hass);
    if (!this.feed?.(hass, shop)) return this.content({ hass, shop, data: undefined as Data, texts, format });
    const { value, problem: trouble } = this.#data.state;
    if (value === undefined) return trouble ? problem(texts, trouble) : loading(texts);
    return html`${this.content({ hass, shop, data: value, texts, format })}
    ${trouble ? html`<p class="stale">${texts.say("common.stale")}</p>` : nothing}`;
  }
}

/** Something that takes the place of the content, in words. */
export function note(texts: Texts, key: TextKey, icon: string): TemplateResult {
  return html`<div class="note" role="status">
    <ha-icon .icon=${icon}></ha-icon>
    <p>${texts.say(key)}</p>
  </div>`;
}

/** Why there is nothing to show, and that it is asked for again. */
export function problem(texts: Texts, { code, message }: Problem): TemplateResult {
  if (code === "unauthorized") return note(texts, "common.unauthorized", "mdi:lock-outline");
  if (code === "not_found") return note(texts, "common.not_running", "mdi:store-off-outline");
  return html`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${texts.say("common.failed")}<br /><small>${message || code}</small></p>
  </div>`;
}

export function loading(texts?: Texts): TemplateResult {
  return html`<div class="loading" role="status" aria-label=${texts?.say("common.loading") ?? nothing}>
    <span></span><span></span><span></span>
  </div>`;
}
