/** What can be chosen of the dashboard: its shops, and the views that it does without. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { shops } from "../data/client";
import { Watched } from "../data/watched";
import type { Hass } from "../hass";
import { Texts, textsReady } from "../texts";
import type { Field } from "../cards/form";
import type { StrategyConfig } from "./shops";
import { VIEW_NAMES, VIEWS } from "./views";

interface Chosen {
  shops?: string[];
  hidden?: string[];
}

export class StrategyEditor extends LitElement {
  static override properties = { hass: { attribute: false }, config: { state: true } };

  declare hass?: Hass;
  declare config?: StrategyConfig;

  readonly #shops = new Watched(this, () => this.hass && shops(this.hass));

  setConfig(config: StrategyConfig): void {
    this.config = config;
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, config } = this;
    const ready =
      hass &&
      textsReady(hass, () => {
        this.requestUpdate();
      });
    if (!ready || !config) return nothing;
    const texts = new Texts(hass);
    const labels: Record<string, string> = { shops: texts.say("strategy.shops"), hidden: texts.say("strategy.hidden") };
    const helpers: Record<string, string> = { shops: texts.say("strategy.shops_helper") };
    return html`<ha-form
      .hass=${hass}
      .data=${{ shops: config.shops ?? [], hidden: config.hidden ?? [] }}
      .schema=${this.#schema(texts)}
      .computeLabel=${({ name }: Field) => labels[name]}
      .computeHelper=${({ name }: Field) => helpers[name]}
      @value-changed=${(event: CustomEvent<{ value: Chosen }>) => {
        event.stopPropagation();
        this.#choose(config, event.detail.value);
      }}
    ></ha-form>`;
  }

  #schema(texts: Texts): Field[] {
    const select = (options: { value: string; label: string }[]): Field["selector"] => ({
      select: { multiple: true, mode: "list", options },
    });
    const all = this.#shops.state.value ?? [];
    const ofShops = all.map(({ entry_id, title }) => ({ value: entry_id, label: title }));
    const ofViews = VIEW_NAMES.map((name) => ({ value: name, label: texts.say(VIEWS[name].title) }));
    return [
      { name: "shops", selector: select(ofShops) },
      { name: "hidden", selector: select(ofViews) },
    ];
  }

  /** A list with nothing in it does not stand in the dashboard's configuration. */
  #choose(before: StrategyConfig, chosen: Chosen): void {
    const config = Object.fromEntries(
      Object.entries({ ...before, ...chosen }).filter(([, value]) => !Array.isArray(value) || value.length > 0),
    );
    this.dispatchEvent(new CustomEvent("config-changed", { detail: { config }, bubbles: true, composed: true }));
  }
}
