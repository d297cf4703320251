/** Which shops a dashboard is of, and what each of them has. */

import type { Shop } from "../data/contract";
import { entityId, type Platform } from "../data/entities";
import type { Hass } from "../hass";

export interface StrategyConfig {
  type: string;
  /** Entry ids; all shops where none is named. */
  shops?: string[];
  /** Views that are left out. */
  hidden?: string[];
}

/** The shops that the dashboard is of, in their own order. Rejects where Home Assistant does not answer. */
export async function shopsOf(config: Pick<StrategyConfig, "shops">, hass: Hass): Promise<Shop[]> {
  const all = await hass.callWS<Shop[]>({ type: "footfall/shops" });
  return config.shops?.length ? all.filter(({ entry_id }) => config.shops?.includes(entry_id)) : all;
}

/** A shop's own entity of this kind, undefined where it has none. */
export function ofShop(hass: Hass, shop: Shop, key: string, platform: Platform = "sensor"): string | undefined {
  return entityId(hass, shop.device_id, platform, key);
}

export function hasStaff(hass: Hass, shop: Shop): boolean {
  return ofShop(hass, shop, "staff_present") !== undefined;
}
