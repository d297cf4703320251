/** Makes cards known: to the browser, and to the picker of cards and its suggestions. */

import type { LitElement } from "lit";
import { isOurs } from "../data/entities";
import { currentHass, type Hass } from "../hass";
import { plain, type TextKey } from "../texts";

export interface CardEntry {
  tag: string;
  element: typeof LitElement;
  /** The part of the texts that has the card's `name` and `description`. */
  texts: { [Key in TextKey]: Key extends `${infer Card}.name` ? Card : never }[TextKey];
  /** Translation keys of entities. */
  beside: readonly string[];
}

interface Suggestion {
  config: { type: string; shop?: string };
}

interface PickerEntry {
  type: string;
  readonly name: string;
  readonly description: string;
  preview: boolean;
  documentationURL: string;
  getEntitySuggestion: (hass: Hass, entityId: string) => Suggestion | null;
}

declare global {
  interface Window {
    customCards?: PickerEntry[];
  }
}

export const DOCUMENTATION = "https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";

export function register(cards: readonly CardEntry[]): void {
  window.customCards ??= [];
  for (const card of cards) {
    if (!customElements.get(card.tag)) customElements.define(card.tag, card.element);
    window.customCards.push(pickerEntry(card));
  }
}

function pickerEntry(card: CardEntry): PickerEntry {
  // Read when the picker opens, in the language that Home Assistant has then.
  const say = (key: TextKey): string => plain(currentHass()?.localize, key);
  return {
    type: card.tag,
    get name() {
      return say(`${card.texts}.name`);
    },
    get description() {
      return say(`${card.texts}.description`);
    },
    preview: true,
    documentationURL: DOCUMENTATION,
    getEntitySuggestion: (current, id) => {
      const entity = isOurs(current, id);
      if (!entity?.translation_key || !card.beside.includes(entity.translation_key)) return null;
      const shop = entity.device_id ? current.devices[entity.device_id]?.primary_config_entry : undefined;
      return { config: { type: `custom:${card.tag}`, ...(shop ? { shop } : {}) } };
    },
  };
}
