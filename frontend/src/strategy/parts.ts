/** Descriptions of Home Assistant's own cards, and of ours, as a dashboard holds them. */

import type { Shop } from "../data/contract";

export type Card = { type: string } & Record<string, unknown>;

export interface Section {
  type: "grid";
  cards: Card[];
  column_span?: number;
}

export interface View {
  type: "sections";
  max_columns: number;
  dense_section_placement?: boolean;
  sections: Section[];
  badges?: Card[];
}

export type Ours =
  | "people"
  | "today"
  | "funnel"
  | "dwell"
  | "calibrate"
  | "week"
  | "heatmap"
  | "reports"
  | "floorplan"
  | "nodes"
  | "privacy"
  | "leave-me-out"
  | "papers";

/** Entities without the name of their device, under which they stand anyway. */
const OWN_NAME = { name: { type: "entity" } };
const SAYS_NOTHING = ["unknown", "unavailable"];

/** One of our cards, for this shop. */
export function ours(name: Ours, shop: Shop, more: Record<string, unknown> = {}): Card {
  return { type: `custom:footfall-${name}-card`, shop: shop.entry_id, ...more };
}

export function heading(words: string, icon: string, badges: Card[] = []): Card {
  return { type: "heading", heading: words, icon, ...(badges.length ? { badges } : {}) };
}

/** A button that leads to another view of the same dashboard, wherever that is. */
export function goTo(view: string, name: string, icon: string): Card {
  const tap_action = { action: "navigate", navigation_path: view };
  return { type: "button", name, icon, tap_action, show_state: false, grid_options: { columns: 12, rows: 2 } };
}

/** A tile for each entity that there is, over the whole width: in half of it long names are cut off. */
export function tiles(...entities: (string | undefined)[]): Card[] {
  return present(entities).map((entity) => ({ type: "tile", entity, ...OWN_NAME, grid_options: { columns: 12 } }));
}

/** A badge for each entity that there is, while it says something. */
export function badges(...entities: (string | undefined)[]): Card[] {
  return present(entities).map((entity) => ({
    type: "entity",
    entity,
    visibility: [{ condition: "state", entity, state_not: SAYS_NOTHING }],
  }));
}

/** The last day of these entities, as Home Assistant draws it. */
export function history(...entities: (string | undefined)[]): Card[] {
  return graph(entities, OWN_NAME);
}

/** The same of entities that are told apart by their devices. */
export function historyByDevice(...entities: (string | undefined)[]): Card[] {
  return graph(entities, { name: { type: "device" } });
}

function graph(entities: (string | undefined)[], name: typeof OWN_NAME): Card[] {
  const there = present(entities);
  if (!there.length) return [];
  return [{ type: "history-graph", hours_to_show: 24, entities: there.map((entity) => ({ entity, ...name })) }];
}

/** A section that has something in it, beside its headings. */
export function section(...cards: Card[]): Section[] {
  return cards.some(({ type }) => type !== "heading") ? [{ type: "grid", cards }] : [];
}

/** A section over the width of two, where there is as much room, whose card is as wide. */
export function wideSection(title: Card, ...cards: Card[]): Section[] {
  const [only, ...others] = cards;
  const wide = only && !others.length ? [{ ...only, grid_options: { columns: "full" } }] : cards;
  return section(title, ...wide).map((made) => ({ ...made, column_span: 2 }));
}

function present(entities: (string | undefined)[]): string[] {
  return entities.filter((entity) => entity !== undefined);
}
