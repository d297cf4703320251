/** The shop from above: how many people are in each zone, on the owner's own picture. */

import { html, nothing, type TemplateResult } from "lit";
import { controls, failure } from "../controls";
import { floorPlan } from "../data/client";
import type { FloorPlan, Shop } from "../data/contract";
import type { Feed } from "../data/feed";
import { FloorPlanEditor } from "../floor-plan/editor";
import { ground } from "../floor-plan/ground";
import { face, marker, sayThing } from "../floor-plan/marker";
import { floorPlanStyles } from "../floor-plan/styles";
import { entitiesOn, placesOf, thingsOf, type Thing } from "../floor-plan/things";
import type { Hass } from "../hass";
import { FootfallCard, note, type CardConfig, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

const EDITOR = "footfall-floor-plan-editor";
if (!customElements.get(EDITOR)) customElements.define(EDITOR, FloorPlanEditor);

export interface FloorplanConfig extends CardConfig {
  /** True unless set. */
  show_nodes?: boolean;
}

export class FloorplanCard extends FootfallCard<FloorPlan, FloorplanConfig> {
  static override properties = {
    ...FootfallCard.properties,
    editing: { state: true },
    brokenImage: { state: true },
  };
  static override styles = [FootfallCard.styles, controls, floorPlanStyles];

  declare editing: boolean;
  /** Address of a picture that could not be loaded. */
  declare brokenImage: string | null;

  constructor() {
    super();
    this.editing = false;
    this.brokenImage = null;
  }

  static getConfigForm(): ConfigForm {
    const field = { name: "show_nodes", default: true, selector: { boolean: {} } };
    return configForm([field], { show_nodes: "floor_plan.show_nodes" });
  }

  override setConfig(config: FloorplanConfig): void {
    super.setConfig(config);
    const { show_nodes = true } = config;
    if (typeof show_nodes !== "boolean") throw new Error("show_nodes: has to be true or false");
  }

  override getCardSize(): number {
    return 6;
  }

  protected override feed(hass: Hass, shop: Shop): Feed<FloorPlan> {
    return floorPlan(hass, shop.entry_id);
  }

  protected override watched(hass: Hass, shop: Shop): (string | undefined)[] {
    return entitiesOn(hass, shop);
  }

  protected override content(look: Look<FloorPlan>): TemplateResult {
    const { hass, shop, texts, data } = look;
    if (this.editing && shop.may_edit) {
      return html`<div class="content">
        <footfall-floor-plan-editor
          .hass=${hass}
          .shop=${shop}
          .plan=${data}
          @closed=${this.#closed}
        ></footfall-floor-plan-editor>
      </div>`;
    }
    const things = thingsOf(hass, shop, this.config?.show_nodes ?? true);
    if (shop.zones.length === 0 && data.image === null) {
      return html`${note(texts, "floor_plan.no_zones", "mdi:vector-square")} ${this.#edit(look)}`;
    }
    return html`<div class="content">${this.#plan(look, things)} ${this.#edit(look)}</div>`;
  }

  #plan(look: Look<FloorPlan>, things: readonly Thing[]): TemplateResult {
    const { hass, shop, texts, format, data } = look;
    const broken = data.image !== null && this.brokenImage === data.image;
    const places = placesOf(data, shop, data.image === null);
    const beside = things.filter((thing) => !places[thing.id] && thing.kind !== "node");
    return html`${ground(
      {
        image: data.image && hass.hassUrl(data.image),
        aspect: data.aspect,
        label: texts.say("floor_plan.plan"),
        broken,
        failed: () => {
          this.brokenImage = data.image;
        },
      },
      things.map((thing) => {
        const at = places[thing.id];
        const open = (): void => {
          this.#open(thing);
        };
        return at && marker(thing, at, sayThing(thing, texts, format), format, open, null);
      }),
    )}
    ${
      broken
        ? failure(texts.say(shop.may_edit ? "floor_plan.image_missing" : "floor_plan.image_missing_tell"))
        : nothing
    }
    ${beside.length ? this.#beside(look, beside) : nothing}`;
  }

  /** Zones that have no place on the picture are shown beneath it: a number is never lost. */
  #beside({ texts, format }: Look<FloorPlan>, things: readonly Thing[]): TemplateResult {
    return html`<div class="chips">
      ${things.map(
        (thing) =>
          html`<button
            class="chip"
            @click=${() => {
              this.#open(thing);
            }}
          >
            <span class="hidden">${sayThing(thing, texts, format)}</span>${face(thing, format)}<span aria-hidden="true"
              >${thing.name}</span
            >
          </button>`,
      )}
    </div>`;
  }

  #edit({ shop, texts }: Look<FloorPlan>): TemplateResult | typeof nothing {
    if (!shop.may_edit) return nothing;
    return html`<button
      class="edit"
      @click=${() => {
        this.editing = true;
      }}
    >
      <ha-icon icon="mdi:pencil-outline"></ha-icon>${texts.say("floor_plan.edit")}
    </button>`;
  }

  readonly #closed = async (): Promise<void> => {
    this.editing = false;
    this.brokenImage = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".edit")?.focus();
  };

  /** Opens Home Assistant's own dialogue on what stands behind a marker. */
  #open({ entity }: Thing): void {
    if (entity === undefined) return;
    const detail = { entityId: entity };
    this.dispatchEvent(new CustomEvent("hass-more-info", { detail, bubbles: true, composed: true }));
  }
}
