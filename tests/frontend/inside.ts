/** What stands in a card's shadow. */

export function all(card: Element, selector: string): HTMLElement[] {
  return [...(card.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The first that fits; there has to be one. */
export function one(card: Element, selector: string): HTMLElement {
  const found = card.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${card.localName} has no ${selector}`);
  return found;
}

/** The button that is called so, by what stands on it or by its label. */
export function button(card: Element, name: string): HTMLButtonElement {
  const found = buttons(card).find((each) => nameOf(each) === name);
  if (!found) throw new Error(`${card.localName} has no button ${name}, but ${buttons(card).map(nameOf).join(", ")}`);
  return found;
}

export const hasButton = (card: Element, name: string): boolean => buttons(card).some((each) => nameOf(each) === name);

const buttons = (card: Element): HTMLButtonElement[] => all(card, "button") as HTMLButtonElement[];

const nameOf = (found: Element): string => found.getAttribute("aria-label") ?? said(found);

/** The words of an element in one line. */
export const said = (element: Element): string => element.textContent.replace(/\s+/g, " ").trim();
