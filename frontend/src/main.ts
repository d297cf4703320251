/** All that Footfall adds to Home Assistant's frontend. */

import { CARDS } from "./cards";
import { register } from "./cards/register";
import type { Hass } from "./hass";
import { loadTexts } from "./texts";

declare global {
  interface Window {
    hassConnection?: Promise<unknown>;
  }
}

const hass = (): Hass | undefined => document.querySelector<HTMLElement & { hass?: Hass }>("home-assistant")?.hass;

register(CARDS, hass);

// The pickers of cards and dashboards do not wait for texts: so they are asked for before anybody opens one.
void window.hassConnection?.then(() => {
  const current = hass();
  return current && loadTexts(current);
});
