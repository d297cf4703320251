/** "I count 7 now": the owner tells how many people there are, and the number learns from it. */

import { html, nothing, type TemplateResult } from "lit";
import { Hold } from "../calibrate/hold";
import { MOST, begin, follow, keyed, step, typed, type Count } from "../calibrate/stepper";
import { calibrateStyles } from "../calibrate/styles";
import { controls, failure } from "../controls";
import { perform, reasonOf } from "../data/actions";
import type { Shop } from "../data/contract";
import { entityId, numberOf, stateOf } from "../data/entities";
import type { Hass } from "../hass";
import { FootfallCard, note, type GridOptions, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

/** What `footfall.calibrate` answers. */
interface Answer {
  time: string;
  counted: number;
  before: number;
  after: number;
  used: boolean;
  counts: number;
}

type State =
  | { step: "counting" }
  | { step: "sending" }
  | { step: "taken"; answer: Answer; problem?: string }
  | { step: "undone"; forgotten: number }
  | { step: "refused"; problem: string };

export class CalibrateCard extends FootfallCard {
  static override properties = { ...FootfallCard.properties, count: { state: true }, state: { state: true } };
  static override styles = [FootfallCard.styles, controls, calibrateStyles];

  declare count: Count;
  declare state: State;

  readonly #hold = new Hold();

  constructor() {
    super();
    this.count = begin(null);
    this.state = { step: "counting" };
  }

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold.release();
  }

  protected override watched(hass: Hass, shop: Shop): (string | undefined)[] {
    return [estimateId(hass, shop)];
  }

  protected override willUpdate(): void {
    const { hass, shop } = this;
    if (hass && shop && this.state.step === "counting") this.count = follow(this.count, estimateOf(hass, shop));
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { state } = this;
    if (state.step === "taken" || state.step === "undone") return this.#answer(look, state);
    const estimate = estimateOf(look.hass, look.shop);
    if (estimate === null && state.step === "counting")
      return note(look.texts, "calibrate.unavailable", "mdi:ear-hearing-off");
    return this.#question(look, estimate);
  }

  #question({ hass, shop, texts, format }: Look<undefined>, estimate: number | null): TemplateResult {
    const { state, count } = this;
    const busy = state.step === "sending";
    const hint = count.touched
      ? texts.say("calibrate.hint_changed", { estimate: format.number(estimate) })
      : texts.say("calibrate.hint");
    return html`<div class="content">
      <p id="question" class="question">${texts.say("calibrate.question")}</p>
      <div class="stepper">
        ${this.#stepButton(-1, "mdi:minus", texts.say("calibrate.fewer"), busy || count.value <= 0)}
        <input
          type="text"
          inputmode="numeric"
          role="spinbutton"
          autocomplete="off"
          aria-labelledby="question"
          aria-valuemin="0"
          aria-valuemax=${MOST}
          aria-valuenow=${count.value}
          .value=${String(count.value)}
          ?disabled=${busy}
          @focus=${select}
          @change=${(event: Event) => {
            this.#type(event.target as HTMLInputElement);
          }}
          @keydown=${(event: KeyboardEvent) => {
            this.#key(event);
          }}
        />
        ${this.#stepButton(1, "mdi:plus", texts.say("calibrate.more"), busy || count.value >= MOST)}
      </div>
      <p class="quiet hint">${hint}</p>
      ${state.step === "refused" ? failure(texts.say("calibrate.failed", { reason: state.problem })) : nothing}
      <button class="filled confirm" ?disabled=${busy} @click=${() => void this.#send(hass, shop)}>
        ${busy ? texts.say("calibrate.sending") : texts.say("calibrate.confirm", { count: format.number(count.value) })}
      </button>
    </div>`;
  }

  #stepButton(by: number, icon: string, label: string, disabled: boolean): TemplateResult {
    const act = (): void => {
      this.count = step(this.count, by);
    };
    return html`<button
      class="step"
      aria-label=${label}
      ?disabled=${disabled}
      @pointerdown=${(event: PointerEvent) => {
        if (event.button === 0) this.#hold.press(act);
      }}
      @pointerup=${this.#release}
      @pointerleave=${this.#release}
      @pointercancel=${this.#release}
      @contextmenu=${prevent}
      @click=${() => {
        this.#hold.click(act);
      }}
    >
      <ha-icon .icon=${icon}></ha-icon>
    </button>`;
  }

  readonly #release = (): void => {
    this.#hold.release();
  };

  #answer(look: Look<undefined>, state: Extract<State, { step: "taken" | "undone" }>): TemplateResult {
    const { hass, shop, texts } = look;
    const again = html`<button class="bordered" @click=${this.#again}>${texts.say("calibrate.again")}</button>`;
    if (state.step === "undone") {
      const key = state.forgotten > 0 ? "calibrate.undone" : "calibrate.not_undone";
      return html`<div class="content answer">
        <p role="status">${texts.say(key)}</p>
        <div class="actions">${again}</div>
      </div>`;
    }
    const { answer } = state;
    return html`<div class="content answer">
      <div role="status">
        <p class="done"><ha-icon icon="mdi:check-circle-outline"></ha-icon>${this.#said(look, answer)}</p>
        <p class="quiet">${texts.count("calibrate.teach", answer.counts)}</p>
        ${answer.used ? nothing : html`<p class="quiet">${texts.say("calibrate.not_used")}</p>`}
        ${
          answer.used && answer.after !== answer.counted
            ? html`<p class="quiet">${texts.say("calibrate.partly")}</p>`
            : nothing
        }
      </div>
      ${
        state.problem === undefined
          ? nothing
          : failure(texts.say("calibrate.not_taken_back", { reason: state.problem }))
      }
      <div class="actions">
        <button class="bordered" @click=${() => void this.#undo(hass, shop, answer)}>
          <ha-icon icon="mdi:undo"></ha-icon>${texts.say("calibrate.undo")}
        </button>
        ${again}
      </div>
    </div>`;
  }

  #said({ texts, format }: Look<undefined>, { before, after }: Answer): string {
    return texts.say("calibrate.answer", { before: format.number(before), after: format.number(after) });
  }

  readonly #again = (): void => {
    this.count = begin(null);
    this.state = { step: "counting" };
  };

  #type(input: HTMLInputElement): void {
    this.count = typed(this.count, input.value);
    input.value = String(this.count.value);
  }

  #key(event: KeyboardEvent): void {
    this.#type(event.target as HTMLInputElement);
    const count = keyed(this.count, event.key);
    if (count === null) return;
    event.preventDefault();
    this.count = count;
  }

  async #send(hass: Hass, shop: Shop): Promise<void> {
    this.state = { step: "sending" };
    try {
      const data = { count: this.count.value, config_entry_id: shop.entry_id };
      this.state = { step: "taken", answer: await perform<Answer>(hass, "calibrate", data) };
    } catch (error) {
      this.count = { ...this.count, touched: true };
      this.state = { step: "refused", problem: await reasonOf(hass, error) };
    }
  }

  async #undo(hass: Hass, shop: Shop, answer: Answer): Promise<void> {
    try {
      // The answer's time is that of the count to the second: the count lies within it.
      const until = new Date(Date.parse(answer.time) + 1000).toISOString();
      const data = { since: answer.time, until, config_entry_id: shop.entry_id };
      const { forgotten } = await perform<{ forgotten: number }>(hass, "forget_counts", data);
      this.state = { step: "undone", forgotten };
    } catch (error) {
      this.state = { step: "taken", answer, problem: await reasonOf(hass, error) };
    }
  }
}

const select = (event: Event): void => {
  (event.target as HTMLInputElement).select();
};

const prevent = (event: Event): void => {
  event.preventDefault();
};

const estimateId = (hass: Hass, shop: Shop): string | undefined =>
  entityId(hass, shop.device_id, "sensor", "occupancy");

const estimateOf = (hass: Hass, shop: Shop): number | null => numberOf(stateOf(hass, estimateId(hass, shop)));
