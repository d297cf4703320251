/** How many people are inside now, and between which numbers that is sure. */

import { html, type TemplateResult } from "lit";
import type { Shop } from "../data/contract";
import { entityId, numberOf, stateOf } from "../data/entities";
import type { Hass } from "../hass";
import { FootfallCard, note, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

const KEYS = ["occupancy", "occupancy_low", "occupancy_high", "busyness"] as const;

export class PeopleCard extends FootfallCard {
  static getConfigForm(): ConfigForm {
    return configForm();
  }

  protected override watched(hass: Hass, shop: Shop): (string | undefined)[] {
    return KEYS.map((key) => entityId(hass, shop.device_id, "sensor", key));
  }

  protected override content({ hass, shop, texts, format }: Look<undefined>): TemplateResult {
    const [people = null, low = null, high = null] = this.watched(hass, shop).map((id) => numberOf(stateOf(hass, id)));
    if (people === null) return note(texts, "people.unavailable", "mdi:ear-hearing-off");
    return html`<div class="content">
      <p class="big">${texts.count("people.people", people, { count: format.number(people) })}</p>
      <p>${texts.say("people.between", { low: format.number(low), high: format.number(high) })}</p>
    </div>`;
  }
}
