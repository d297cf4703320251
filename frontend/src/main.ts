/** All that Footfall adds to Home Assistant's frontend. */

import { CARDS } from "./cards";
import { register } from "./cards/register";
import { currentHass } from "./hass";
import { registerStrategies } from "./strategy/strategies";
import { loadTexts } from "./texts";

declare global {
  interface Window {
    hassConnection?: Promise<unknown>;
  }
}

register(CARDS);
registerStrategies();

// The pickers of cards and dashboards do not wait for texts: so they are asked for before anybody opens one.
void window.hassConnection?.then(() => {
  const current = currentHass();
  return current && loadTexts(current);
});
