/** The shop's entities, found by what they are: ids are the owner's to change. */

import type { Hass, HassState } from "../hass";

const DOMAIN = "footfall";

export type Platform = "binary_sensor" | "button" | "event" | "sensor";

/** Returns the id of the device's entity with this translation key, undefined where it is not there or switched off. */
export function entityId(hass: Hass, device: string, platform: Platform, key: string): string | undefined {
  return entitiesOf(hass, device).find(
    (entity) => entity.translation_key === key && entity.entity_id.startsWith(`${platform}.`),
  )?.entity_id;
}

export function entitiesOf(hass: Hass, device: string): { entity_id: string; translation_key?: string }[] {
  const known = byDevice(hass);
  return known.get(device) ?? [];
}

type Line = Hass["entities"][string];

const cache = new WeakMap<object, Map<string, Line[]>>();

/** The registry is one object as long as it does not change, and cards ask at each change of a state. */
function byDevice(hass: Hass): Map<string, Line[]> {
  const found = cache.get(hass.entities);
  if (found) return found;
  const made = new Map<string, Line[]>();
  for (const entity of Object.values(hass.entities)) {
    if (entity.platform !== DOMAIN || !entity.device_id) continue;
    made.set(entity.device_id, [...(made.get(entity.device_id) ?? []), entity]);
  }
  cache.set(hass.entities, made);
  return made;
}

export function stateOf(hass: Hass, id: string | undefined): HassState | undefined {
  return id === undefined ? undefined : hass.states[id];
}

const SILENT = new Set(["unavailable", "unknown", ""]);

/** Returns the number that an entity says, null where it says none. */
export function numberOf(state: HassState | undefined): number | null {
  if (!state || SILENT.has(state.state)) return null;
  const value = Number(state.state);
  return Number.isFinite(value) ? value : null;
}

/** Returns an attribute that is a number, null where it is none. */
export function numberIn(state: HassState | undefined, attribute: string): number | null {
  const value = state?.attributes[attribute];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function isOurs(hass: Hass, id: string): Line | undefined {
  const entity = hass.entities[id];
  return entity?.platform === DOMAIN ? entity : undefined;
}
