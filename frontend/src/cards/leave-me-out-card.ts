/** "I am here now, leave me out": for a visitor at the till, on the shop's own tablet, in the visitor's language. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { controls, failure, segmented } from "../controls";
import { perform, reasonOf, refusalOf } from "../data/actions";
import type { Shop } from "../data/contract";
import type { Hass } from "../hass";
import { Languages, type Speech } from "../leave-out/languages";
import { leaveOutStyles } from "../leave-out/styles";
import { spoken, type TextKey } from "../texts";
import { FootfallCard, type CardConfig, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

interface LeaveMeOutConfig extends CardConfig {
  /** The device of a node or a zone; the till's where it is not given. */
  device?: string;
}

interface Answer {
  left_out: number;
  until: string;
  wifi: boolean;
  bluetooth: boolean;
}

type State =
  | { step: "resting" }
  | { step: "holding"; left: number }
  | { step: "asking" }
  | { step: "done"; answer: Answer }
  | { step: "refused"; key: TextKey }
  | { step: "failed"; reason: string };

/** Seconds for which the phone is held once the button is pressed: most scan within this. */
const HOLD_SECONDS = 15;
/** And before: who reads on has held it for a while. */
const HELD_SECONDS = 30;
const PATIENCE_MS = 20_000;
/** After so long the page belongs to whoever comes next. */
const NEXT_MS = 120_000;

const REFUSALS: Readonly<Record<string, TextKey>> = {
  objection_nobody: "leave_me_out.nobody",
  objection_crowd: "leave_me_out.crowd",
  objection_often: "leave_me_out.often",
  objection_unheard: "leave_me_out.unheard",
};

export class LeaveMeOutCard extends FootfallCard<undefined, LeaveMeOutConfig> {
  static override properties = { ...FootfallCard.properties, state: { state: true }, language: { state: true } };
  static override styles = [FootfallCard.styles, controls, leaveOutStyles];

  declare state: State;
  /** As the visitor has chosen it. */
  declare language: string | undefined;

  readonly #languages = new Languages(this, () => this.hass);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.state = { step: "resting" };
  }

  static getConfigForm(): ConfigForm {
    const device = { name: "device", selector: { device: { integration: "footfall" } } };
    return configForm([device], { device: "leave_me_out.device" });
  }

  override setConfig(config: LeaveMeOutConfig): void {
    if (config.device !== undefined && typeof config.device !== "string") throw new Error("device: has to be a text");
    super.setConfig(config);
  }

  override getCardSize(): number {
    return 10;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#go({ step: "resting" });
  }

  /** What is read next has the focus, so that it is read out; not what was there from the beginning. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const before = changed.get("state") as State | undefined;
    if (before && before.step !== this.state.step) this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override content({ hass, shop }: Look<undefined>): TemplateResult {
    const speech = this.#languages.speak(hass, this.language ?? spoken(hass));
    const { state } = this;
    return html`<div class="content page" lang=${speech.language}>
      ${this.#choice(speech)}
      ${
        state.step === "resting"
          ? this.#invitation(hass, shop, speech)
          : state.step === "holding" || state.step === "asking"
            ? holding(speech, state)
            : this.#result(state, speech)
      }
    </div>`;
  }

  #choice({ language, texts }: Speech): TemplateResult | typeof nothing {
    const { offered } = this.#languages;
    if (offered.length < 2) return nothing;
    return segmented(texts.say("leave_me_out.language"), offered, language, (chosen) => {
      this.language = chosen;
      if (this.state.step === "resting") this.#begin(NEXT_MS, this.#next);
    });
  }

  #invitation(hass: Hass, shop: Shop, { texts }: Speech): TemplateResult {
    const { say } = texts;
    return html`<h2 tabindex="-1">${say("leave_me_out.title")}</h2>
      <p class="lead">${say("leave_me_out.lead")}</p>
      <ol>
        <li><ha-icon icon="mdi:cellphone-wireless"></ha-icon><span>${say("leave_me_out.wake")}</span></li>
        <li><ha-icon icon="mdi:cellphone-nfc"></ha-icon><span>${say("leave_me_out.hold")}</span></li>
        <li>
          <ha-icon icon="mdi:gesture-tap-button"></ha-icon>
          <span>${say("leave_me_out.press", { seconds: HOLD_SECONDS })}</span>
        </li>
      </ol>
      <button class="filled go" @click=${() => void this.#ask(hass, shop)}>${say("leave_me_out.go")}</button>
      ${honestly(texts.say)}`;
  }

  #result(state: State, { texts, format }: Speech): TemplateResult {
    const { say } = texts;
    return html`${
        state.step === "done"
          ? success(state.answer, { texts, format })
          : html`<h2 tabindex="-1">${say("leave_me_out.not_done")}</h2>
              ${failure(
                state.step === "refused"
                  ? say(state.key)
                  : say("leave_me_out.failed", { reason: state.step === "failed" ? state.reason : "" }),
              )}`
      }
      <button class="filled go" @click=${this.#again}>
        ${say(state.step === "done" ? "leave_me_out.next" : "leave_me_out.again")}
      </button>
      ${honestly(say)}`;
  }

  /** Has the phone be held for a while, then asks whose is there. */
  async #ask(hass: Hass, shop: Shop): Promise<void> {
    for (let left = HOLD_SECONDS; left > 0; left -= 1) {
      this.#go({ step: "holding", left });
      await new Promise<void>((resolve) => {
        this.#timer = setTimeout(resolve, 1000);
      });
    }
    this.#go({ step: "asking" });
    this.#go(await this.#answer(this.hass ?? hass, shop));
    this.#begin(NEXT_MS, this.#next);
  }

  async #answer(hass: Hass, shop: Shop): Promise<State> {
    const device = this.config?.device;
    const data = {
      config_entry_id: shop.entry_id,
      seconds: HELD_SECONDS,
      ...(device === undefined ? {} : { device_id: device }),
    };
    try {
      const late = new Promise<undefined>((resolve) => {
        this.#timer = setTimeout(resolve, PATIENCE_MS);
      });
      const answer = await Promise.race([perform<Answer>(hass, "leave_out", data), late]);
      return answer ? { step: "done", answer } : { step: "refused", key: "leave_me_out.late" };
    } catch (error) {
      const key = REFUSALS[refusalOf(error) ?? ""];
      return key ? { step: "refused", key } : { step: "failed", reason: await reasonOf(hass, error) };
    }
  }

  /** Shows a step; what was awaited before is awaited no more. */
  #go(state: State): void {
    clearTimeout(this.#timer);
    this.state = state;
  }

  #begin(after: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, after);
  }

  readonly #again = (): void => {
    this.#go({ step: "resting" });
    this.#begin(NEXT_MS, this.#next);
  };

  readonly #next = (): void => {
    this.language = undefined;
    this.#go({ step: "resting" });
  };
}

function holding({ texts }: Speech, state: { step: "holding"; left: number } | { step: "asking" }): TemplateResult {
  const left = state.step === "holding" ? state.left : 0;
  return html`<h2 tabindex="-1" role="status">${texts.say("leave_me_out.holding")}</h2>
    <div class="left" role="timer" aria-live="off">
      ${left ? texts.count("leave_me_out.seconds", left) : texts.say("leave_me_out.asking")}
    </div>
    <progress
      max=${HOLD_SECONDS}
      .value=${HOLD_SECONDS - left}
      aria-label=${texts.say("leave_me_out.holding")}
    ></progress>`;
}

function success(answer: Answer, { texts, format }: Pick<Speech, "texts" | "format">): TemplateResult {
  const { say } = texts;
  const only = answer.wifi ? (answer.bluetooth ? undefined : "leave_me_out.only_wifi") : "leave_me_out.only_bluetooth";
  return html`<h2 tabindex="-1" class="done">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon>${texts.count("leave_me_out.done", answer.left_out)}
    </h2>
    <p class="lead">${say("leave_me_out.until", { time: format.moment(answer.until) })}</p>
    ${only ? html`<p class="only">${say(only)}</p>` : nothing}`;
}

/** What can be promised, and what always works. */
function honestly(say: (key: TextKey) => string): TemplateResult {
  return html`<dl>
    <dt><ha-icon icon="mdi:timer-sand"></ha-icon>${say("leave_me_out.promise")}</dt>
    <dd>${say("leave_me_out.promise_means")}</dd>
    <dt><ha-icon icon="mdi:wifi-off"></ha-icon>${say("leave_me_out.always")}</dt>
    <dd>${say("leave_me_out.always_means")}</dd>
  </dl>`;
}
