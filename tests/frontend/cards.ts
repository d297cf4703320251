/** Cards on a page of their own. */

import { CARDS } from "../../frontend/src/cards";
import type { Hass } from "../../frontend/src/hass";
import { settled } from "./fake_hass";

/** What Home Assistant uses of a card. */
export interface AnyCard extends HTMLElement {
  hass: Hass;
  setConfig(config: Record<string, unknown>): void;
  getCardSize(): number;
  readonly updateComplete: Promise<boolean>;
}

export function define(): void {
  for (const { tag, element } of CARDS) if (customElements.get(tag) === undefined) customElements.define(tag, element);
}

/** Puts a card on the page, as Home Assistant does, and waits until it is drawn. */
export async function show(tag: string, hass: Hass, config: Record<string, unknown> = {}): Promise<AnyCard> {
  define();
  const card = document.createElement(tag) as AnyCard;
  card.setConfig({ type: `custom:${tag}`, ...config });
  card.hass = hass;
  document.body.append(card);
  await drawn(card);
  return card;
}

export async function drawn(card: AnyCard): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await settled();
    await card.updateComplete;
  }
}

/** What a card says, in one line. */
export function words(card: Element): string {
  const root = card.shadowRoot ?? card;
  return root.textContent.replace(/\s+/g, " ").trim();
}

export function clearPage(): void {
  document.body.replaceChildren();
}
