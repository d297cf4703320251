/** A zone or a node on the floor plan: its state is in its number, its shape and its colour. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Format } from "../format";
import type { Texts } from "../texts";
import type { Point } from "./geometry";
import type { Thing } from "./things";

/** What can be done with a marker while the plan is edited. */
export interface Handles {
  chosen: boolean;
  down: (event: PointerEvent) => void;
  move: (event: PointerEvent) => void;
  up: (event: PointerEvent) => void;
  cancel: () => void;
  key: (event: KeyboardEvent) => void;
}

/** The largest ring around a crowd, px, and how many people have it. */
const WIDEST_RING = 18;
const CROWD = 20;

export function sayThing(thing: Thing, texts: Texts, format: Format): string {
  if (thing.kind === "node") return texts.say("floor_plan.node", { node: thing.name, status: thing.said });
  const { people, name: zone } = thing;
  if (people === null) return texts.say("floor_plan.zone_unavailable", { zone });
  if (people === 0) return texts.say("floor_plan.zone_nobody", { zone });
  const key = thing.kind === "till" ? "floor_plan.zone_queue" : "floor_plan.zone_people";
  return texts.count(key, people, { zone, count: format.number(people) });
}

/** What a thing is called where zones and nodes stand beside each other: they may have the same name. */
export function nameOf(thing: Thing, texts: Texts): string {
  return thing.kind === "node" ? texts.say("floor_plan.node_named", { node: thing.name }) : thing.name;
}

export function stateOfThing(thing: Thing): "unknown" | "nobody" | "people" | "on" | "off" {
  if (thing.kind === "node") return thing.status === "listening" ? "on" : "off";
  if (thing.people === null) return "unknown";
  return thing.people > 0 ? "people" : "nobody";
}

const NODE_ICONS: Readonly<Record<string, string>> = {
  listening: "mdi:access-point",
  paused: "mdi:pause",
  no_key: "mdi:key-remove",
};

/** What stands in a marker. */
export function face(thing: Thing, format: Format): TemplateResult {
  const state = stateOfThing(thing);
  const inside =
    thing.kind === "node"
      ? html`<ha-icon .icon=${NODE_ICONS[thing.status ?? ""] ?? "mdi:access-point-off"}></ha-icon>`
      : format.number(thing.people);
  const ring = thing.kind !== "node" ? ringOf(thing.people) : 0;
  return html`<span
    class="face"
    data-kind=${thing.kind}
    data-state=${state}
    style=${styleMap({ "--ring": `${ring}px` })}
    aria-hidden="true"
    ><span>${inside}</span></span
  >`;
}

/** A ring whose area grows with the people, as far as there is room. */
export const ringOf = (people: number | null): number =>
  Math.round(WIDEST_RING * Math.sqrt(Math.min(1, (people ?? 0) / CROWD)));

export function marker(
  thing: Thing,
  at: Point,
  label: string,
  format: Format,
  press: () => void,
  handles: Handles | null,
): TemplateResult {
  return html`<button
    class="marker"
    data-id=${thing.id}
    style=${styleMap({
      "--x": `${at.x}`,
      "--y": `${at.y}`,
    })}
    aria-pressed=${handles ? handles.chosen : nothing}
    aria-describedby=${handles ? "hint" : nothing}
    @click=${press}
    @pointerdown=${handles?.down}
    @pointermove=${handles?.move}
    @pointerup=${handles?.up}
    @pointercancel=${handles?.cancel}
    @keydown=${handles?.key}
  >
    <span class="hidden">${label}</span>${face(thing, format)}<span class="name" dir="auto" aria-hidden="true"
      >${thing.name}</span
    >
  </button>`;
}
