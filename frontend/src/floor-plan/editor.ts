/** The floor plan while its owner arranges it. It lives as long as that; nothing is kept unless it is saved. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { controls, failure } from "../controls";
import { reasonOf } from "../data/actions";
import type { FloorPlan, Shop } from "../data/contract";
import { Format } from "../format";
import type { Hass } from "../hass";
import { shared } from "../styles";
import { Texts } from "../texts";
import { editing, reduce, type Action, type Editing } from "./drag";
import type { Box } from "./geometry";
import { ground } from "./ground";
import { marker, nameOf, sayThing, type Handles } from "./marker";
import { floorPlanStyles } from "./styles";
import { placesOf, thingsOf, toSave, type Thing } from "./things";
import { aspectOf, discard, refusal, TYPES, upload } from "./upload";

/** A new thing begins in the middle. */
const MIDDLE = { x: 0.5, y: 0.5 };

/** Fires `closed` when it has saved, or was left without. */
export class FloorPlanEditor extends LitElement {
  static override properties = {
    hass: { attribute: false },
    shop: { attribute: false },
    plan: { attribute: false },
    session: { state: true },
    image: { state: true },
    aspect: { state: true },
    broken: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  static override styles = [shared, controls, floorPlanStyles];

  declare hass: Hass;
  declare shop: Shop;
  /** As it is kept: it may be changed by somebody else meanwhile. */
  declare plan: FloorPlan;

  declare session: Editing;
  declare image: string | null;
  declare aspect: number | null;
  declare broken: boolean;
  declare busy: "uploading" | "saving" | null;
  declare problem: string | null;

  #before: FloorPlan | undefined;
  readonly #uploaded: string[] = [];

  constructor() {
    super();
    this.broken = false;
    this.busy = null;
    this.problem = null;
  }

  protected override willUpdate(): void {
    if (this.#before) return;
    this.#before = this.plan;
    this.session = editing(placesOf(this.plan, this.shop, true));
    this.image = this.plan.image;
    this.aspect = this.plan.aspect;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>(".marker, button")?.focus();
  }

  protected override render(): TemplateResult {
    const texts = new Texts(this.hass);
    const things = thingsOf(this.hass, this.shop, true);
    return html`<p id="hint" class="quiet">${texts.say("floor_plan.hint")}</p>
      ${this.#ground(texts, things)} ${this.#beside(texts, things)} ${this.#picture(texts)} ${this.#messages(texts)}
      <div class="actions">
        <button
          class="bordered"
          ?disabled=${this.busy !== null}
          @click=${() => {
            this.#close(this.plan.image);
          }}
        >
          ${texts.say("floor_plan.cancel")}
        </button>
        <button class="filled" ?disabled=${this.busy !== null} @click=${() => void this.#save(texts)}>
          ${texts.say(this.busy === "saving" ? "floor_plan.saving" : "floor_plan.save")}
        </button>
      </div>`;
  }

  #ground(texts: Texts, things: readonly Thing[]): TemplateResult {
    const format = new Format(this.hass);
    const { places, chosen } = this.session;
    return ground(
      {
        image: this.image && this.hass.hassUrl(this.image),
        aspect: this.aspect,
        label: texts.say("floor_plan.plan"),
        broken: this.broken,
        loaded: (picture) => {
          this.aspect = aspectOf(picture) ?? this.aspect;
        },
        failed: () => {
          this.broken = true;
        },
      },
      things.map((thing) => {
        const at = places[thing.id];
        const label = sayThing(thing, texts, format);
        return at && marker(thing, at, label, format, () => undefined, this.#handles(thing, chosen === thing.id));
      }),
    );
  }

  #handles({ id }: Thing, chosen: boolean): Handles {
    return {
      chosen,
      down: (event) => {
        if (event.button !== 0) return;
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        this.#act({ type: "grab", id, ...this.#finger(event) });
      },
      move: (event) => {
        this.#act({ type: "move", ...this.#finger(event) });
      },
      up: (event) => {
        this.#act({ type: "drop", pointer: event.pointerId });
      },
      cancel: () => {
        this.#act({ type: "break-off" });
      },
      key: (event) => {
        this.#key(id, event);
      },
    };
  }

  #finger({
    pointerId: pointer,
    clientX: x,
    clientY: y,
  }: PointerEvent): Omit<Extract<Action, { type: "move" }>, "type"> {
    return { pointer, x, y, plan: this.#box };
  }

  #key(id: string, event: KeyboardEvent): void {
    if (event.key === "Escape" && this.session.drag) this.#act({ type: "break-off" });
    else if (event.key === "Delete") this.#act({ type: "remove", id });
    else if (event.key.startsWith("Arrow")) {
      this.#act({ type: "key", id, key: event.key, far: event.shiftKey, plan: this.#box });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  get #box(): Box {
    return this.renderRoot.querySelector(".plan")?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0, height: 0 };
  }

  #act(action: Action): void {
    this.session = reduce(this.session, action);
  }

  /** What is said of the chosen thing, and what is not on the plan. */
  #beside(texts: Texts, things: readonly Thing[]): TemplateResult {
    const { places, chosen } = this.session;
    const missing = things.filter((thing) => !places[thing.id]);
    const named = things.find((thing) => thing.id === chosen && places[thing.id]);
    return html`${named ? this.#chosen(texts, named) : nothing}
    ${
      missing.length
        ? html`<div class="chips">
            <span class="quiet">${texts.say("floor_plan.unplaced")}</span>
            ${missing.map(
              (thing) =>
                html`<button
                  class="chip"
                  aria-label=${texts.say("floor_plan.place", { name: nameOf(thing, texts) })}
                  @click=${() => {
                    this.#act({ type: "place", id: thing.id, at: MIDDLE, plan: this.#box });
                    void this.#focus(thing.id);
                  }}
                >
                  <ha-icon icon="mdi:plus"></ha-icon>${nameOf(thing, texts)}
                </button>`,
            )}
          </div>`
        : nothing
    }`;
  }

  #chosen(texts: Texts, thing: Thing): TemplateResult {
    const { id } = thing;
    const name = nameOf(thing, texts);
    const { x, y } = this.session.places[id] ?? MIDDLE;
    const format = new Format(this.hass);
    const values = { name, across: format.number(100 * x), down: format.number(100 * y) };
    return html`<div class="chosen">
      <p class="quiet" aria-live="polite">${texts.say("floor_plan.moved", values)}</p>
      <button
        class="chip"
        @click=${() => {
          this.#act({ type: "remove", id });
        }}
      >
        <ha-icon icon="mdi:minus"></ha-icon>${texts.say("floor_plan.remove", { name })}
      </button>
    </div>`;
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  }

  #picture(texts: Texts): TemplateResult {
    return html`<div class="chips">
        <label class="chip file">
          <input
            type="file"
            class="hidden"
            accept=${TYPES.join(",")}
            ?disabled=${this.busy !== null}
            @change=${(event: Event) => void this.#upload(texts, event.target as HTMLInputElement)}
          />
          <ha-icon icon="mdi:image-plus-outline"></ha-icon>
          ${texts.say(this.image === null ? "floor_plan.choose_image" : "floor_plan.replace_image")}
        </label>
        ${
          this.image === null
            ? nothing
            : html`<button class="chip" ?disabled=${this.busy !== null} @click=${this.#removePicture}>
                <ha-icon icon="mdi:image-off-outline"></ha-icon>${texts.say("floor_plan.remove_image")}
              </button>`
        }
      </div>
      <p class="quiet">${texts.say("floor_plan.image_needs_no_login")}</p>`;
  }

  readonly #removePicture = (): void => {
    this.image = null;
    this.aspect = null;
    this.broken = false;
  };

  #messages(texts: Texts): TemplateResult {
    const changed = JSON.stringify(this.plan) !== JSON.stringify(this.#before);
    return html`${this.busy === "uploading" ? html`<p role="status">${texts.say("floor_plan.uploading")}</p>` : nothing}
    ${this.broken && this.image !== null ? failure(texts.say("floor_plan.image_missing")) : nothing}
    ${changed ? failure(texts.say("floor_plan.changed_elsewhere")) : nothing}
    ${this.problem === null ? nothing : failure(this.problem)}`;
  }

  async #upload(texts: Texts, input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const against = refusal(file);
    if (against !== null) {
      const size = new Format(this.hass).number(file.size / 2 ** 20, 1);
      this.problem = texts.say(against, { size });
      return;
    }
    this.busy = "uploading";
    this.problem = null;
    try {
      this.image = await upload(this.hass, file);
      this.#uploaded.push(this.image);
      this.broken = false;
    } catch (problem) {
      this.problem = texts.say("floor_plan.image_failed", { reason: await reasonOf(this.hass, problem) });
    }
    this.busy = null;
  }

  async #save(texts: Texts): Promise<void> {
    this.busy = "saving";
    this.problem = null;
    try {
      const { image, aspect } = this;
      const places = toSave(this.session.places, this.shop);
      const message = { type: "footfall/floor_plan/save", entry_id: this.shop.entry_id, image, aspect, ...places };
      await this.hass.callWS(message);
    } catch (problem) {
      this.problem = texts.say("floor_plan.not_saved", { reason: await reasonOf(this.hass, problem) });
      this.busy = null;
      return;
    }
    this.#close(this.image);
  }

  /**
   * Closes with this picture on the plan. What was uploaded in vain must not stay where anybody may open it; that it is
   * gone already is as good. The picture before is the hub's to delete: another shop may show it.
   */
  #close(image: string | null): void {
    const inVain = this.#uploaded.filter((uploaded) => uploaded !== image);
    void Promise.allSettled(inVain.map((uploaded) => discard(this.hass, uploaded)));
    this.dispatchEvent(new CustomEvent("closed"));
  }
}
