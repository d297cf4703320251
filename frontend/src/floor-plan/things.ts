/** What stands on a floor plan, and what each says now. */

import type { FloorPlan, Node, Shop, Zone } from "../data/contract";
import { entityId, numberOf, stateOf } from "../data/entities";
import type { Hass } from "../hass";
import type { Places } from "./drag";
import { PLAIN_ASPECT, spread, type Point } from "./geometry";

export type Thing =
  | {
      /** Of the shop's zones or nodes, told apart: one may have the other's id. */
      id: string;
      kind: "zone" | "till";
      name: string;
      /** People in the zone, at a till in the queue; null: not known. */
      people: number | null;
      entity: string | undefined;
    }
  | {
      id: string;
      kind: "node";
      name: string;
      /** As `sensor.…_status` says it; null: not known. */
      status: string | null;
      /** The same in the user's language. */
      said: string;
      entity: string | undefined;
    };

const zoneKey = (id: string): string => `zone ${id}`;
const nodeKey = (id: string): string => `node ${id}`;

export function thingsOf(hass: Hass, shop: Shop, withNodes: boolean): Thing[] {
  const nodes = withNodes ? shop.nodes.map((node) => nodeThing(hass, node)) : [];
  return [...shop.zones.map((zone) => zoneThing(hass, zone)), ...nodes];
}

function zoneThing(hass: Hass, zone: Zone): Thing {
  const entity = peopleOf(hass, zone);
  const kind = zone.kind === "till" ? "till" : "zone";
  return { id: zoneKey(zone.id), kind, name: zone.name, people: numberOf(stateOf(hass, entity)), entity };
}

function nodeThing(hass: Hass, node: Node): Thing {
  const entity = entityId(hass, node.device_id, "sensor", "status");
  const state = stateOf(hass, entity);
  const status = state && state.state !== "unavailable" && state.state !== "unknown" ? state.state : null;
  const said = state ? hass.formatEntityState(state) : "–";
  return { id: nodeKey(node.id), kind: "node", name: node.name, status, said, entity };
}

/** A till's number has another name, until the next reload also where a zone has only just become one. */
export function peopleOf(hass: Hass, zone: Zone): string | undefined {
  return entityId(hass, zone.device_id, "sensor", "queue") ?? entityId(hass, zone.device_id, "sensor", "people");
}

/** The entities that a plan shows. */
export const entitiesOn = (hass: Hass, shop: Shop): (string | undefined)[] =>
  thingsOf(hass, shop, true).map((thing) => thing.entity);

/** Where things are. Before anything has been placed, zones are spread over a plain ground, which shows no shop. */
export function placesOf(plan: FloorPlan, shop: Shop, spreadOut: boolean): Places {
  const places = [...placed(plan.zones, zoneKey), ...placed(plan.nodes, nodeKey)];
  if (places.length > 0 || !spreadOut) return Object.fromEntries(places);
  const points = spread(shop.zones.length, plan.aspect ?? PLAIN_ASPECT);
  return Object.fromEntries(shop.zones.map((zone, index) => [zoneKey(zone.id), points[index] ?? { x: 0.5, y: 0.5 }]));
}

const placed = (of: FloorPlan["zones"], key: (id: string) => string): [string, Point][] =>
  Object.entries(of).flatMap(([id, point]): [string, Point][] => (point ? [[key(id), point]] : []));

/** The places as they are saved; of a zone or node that is gone nothing is kept. */
export function toSave(places: Places, shop: Shop): Pick<FloorPlan, "zones" | "nodes"> {
  const of = (things: readonly { id: string }[], key: (id: string) => string): FloorPlan["zones"] =>
    Object.fromEntries(things.flatMap(({ id }) => (places[key(id)] ? [[id, places[key(id)]]] : [])));
  return { zones: of(shop.zones, zoneKey), nodes: of(shop.nodes, nodeKey) };
}
