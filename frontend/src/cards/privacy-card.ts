/** What is held of visitors at this moment, until when, and a button that erases it. */

import { html, nothing, type TemplateResult } from "lit";
import { controls, failure } from "../controls";
import { reasonOf } from "../data/actions";
import { held } from "../data/client";
import type { Held, Shop } from "../data/contract";
import type { Feed } from "../data/feed";
import type { Hass } from "../hass";
import { privacyStyles } from "../privacy/styles";
import type { TextKey } from "../texts";
import { FootfallCard, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

type State =
  | { step: "resting" }
  | { step: "asking" }
  | { step: "erasing" }
  | { step: "erased"; count: number }
  | { step: "refused"; reason: string };

export class PrivacyCard extends FootfallCard<Held> {
  static override properties = { ...FootfallCard.properties, state: { state: true } };
  static override styles = [FootfallCard.styles, controls, privacyStyles];

  declare state: State;

  constructor() {
    super();
    this.state = { step: "resting" };
  }

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  protected override feed(hass: Hass, shop: Shop): Feed<Held> {
    return held(hass, shop.entry_id);
  }

  protected override content(look: Look<Held>): TemplateResult {
    const { shop, texts, data } = look;
    const count = data.pseudonyms;
    return html`<div class="content">
      <div class="head">
        ${
          count > 0
            ? html`<p class="held">${texts.count("privacy.held", count, { count: look.format.number(count) })}</p>`
            : html`<p class="held">${texts.say("privacy.held_none")}</p>`
        }
        <p class="quiet">
          ${texts.say("privacy.held_means")}
          ${data.oldest === null ? nothing : texts.say("privacy.oldest", { time: look.format.moment(data.oldest) })}
          ${data.left_out_today > 0 ? texts.count("privacy.left_out", data.left_out_today) : nothing}
        </p>
      </div>
      <ul>
        ${untilWhen(look)} ${fact("mdi:harddisk", texts.say("privacy.disk"), texts.say("privacy.disk_means"))}
        <li>
          <ha-icon icon="mdi:access-point"></ha-icon>
          <div>
            <p>${texts.say("privacy.nodes")}</p>
            ${data.nodes.length ? nothing : html`<p class="quiet">${texts.say("privacy.no_nodes")}</p>`}
            ${data.nodes.map((node) => nodeLine(look, node))}
          </div>
        </li>
      </ul>
      ${shop.may_edit ? this.#erase(look) : nothing}
    </div>`;
  }

  #erase({ hass, shop, texts, format }: Look<Held>): TemplateResult {
    const { state } = this;
    if (state.step === "asking" || state.step === "erasing") return this.#question(texts.say, hass, shop);
    return html`${
        state.step === "erased"
          ? html`<p class="done" role="status">
              <ha-icon icon="mdi:check-circle-outline"></ha-icon>
              ${texts.count("privacy.erased", state.count, { count: format.number(state.count) })}
            </p>`
          : nothing
      }
      ${state.step === "refused" ? failure(texts.say("privacy.not_erased", { reason: state.reason })) : nothing}
      <button class="bordered" @click=${this.#ask}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>${texts.say("privacy.erase")}
      </button>`;
  }

  #question(say: (key: TextKey) => string, hass: Hass, shop: Shop): TemplateResult {
    const busy = this.state.step === "erasing";
    return html`<div
      class="question"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="means"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape" && !busy) this.#rest();
      }}
    >
      <p id="question" class="asked">${say("privacy.erase_question")}</p>
      <p id="means">${say("privacy.erase_means")}</p>
      <div class="actions">
        <button class="bordered cancel" ?disabled=${busy} @click=${this.#rest}>${say("privacy.cancel")}</button>
        <button class="bordered danger" ?disabled=${busy} @click=${() => void this.#eraseNow(hass, shop)}>
          <ha-icon icon="mdi:delete-outline"></ha-icon>${say(busy ? "privacy.erasing" : "privacy.erase_yes")}
        </button>
      </div>
    </div>`;
  }

  readonly #ask = (): void => {
    this.state = { step: "asking" };
    void this.#focus(".cancel");
  };

  readonly #rest = (): void => {
    this.state = { step: "resting" };
    void this.#focus("button");
  };

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  async #eraseNow(hass: Hass, shop: Shop): Promise<void> {
    this.state = { step: "erasing" };
    try {
      const { erased } = await hass.callWS<{ erased: number }>({ type: "footfall/erase", entry_id: shop.entry_id });
      this.state = { step: "erased", count: erased };
      this.refresh();
    } catch (error) {
      this.state = { step: "refused", reason: await reasonOf(hass, error) };
    }
    await this.#focus("button");
  }
}

function fact(icon: string, said: string, means: string): TemplateResult {
  return html`<li>
    <ha-icon .icon=${icon}></ha-icon>
    <div>
      <p>${said}</p>
      <p class="quiet">${means}</p>
    </div>
  </li>`;
}

function untilWhen({ texts, format, data }: Look<Held>): TemplateResult {
  if (data.until === null) return fact("mdi:lock-off-outline", texts.say("privacy.until_none"), "");
  const said = texts.say("privacy.until", { time: format.moment(data.until) });
  return fact("mdi:timer-lock-outline", said, texts.say("privacy.until_means"));
}

function nodeLine({ texts }: Look<Held>, node: Held["nodes"][number]): TemplateResult {
  const { icon, key } = stateOfNode(node);
  return html`<p class="node">
    <span>${node.name}</span>
    <span class="quiet"><ha-icon .icon=${icon}></ha-icon>${texts.say(key)}</span>
  </p>`;
}

function stateOfNode({ paused, pseudonyms_sent }: Held["nodes"][number]): { icon: string; key: TextKey } {
  if (paused) return { icon: "mdi:pause", key: "privacy.node_paused" };
  if (pseudonyms_sent) return { icon: "mdi:access-point", key: "privacy.node_listens" };
  return { icon: "mdi:access-point-off", key: "privacy.node_counts_only" };
}
