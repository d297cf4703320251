/** The dashboard that makes itself of the shops that there are: what Home Assistant asks of it. */

import type { Shop } from "../data/contract";
import { currentHass, type Hass } from "../hass";
import { loadTexts, plain, type TextKey, type Texts } from "../texts";
import { DOCUMENTATION } from "../cards/register";
import { StrategyEditor } from "./editor";
import { shopsOf, type StrategyConfig } from "./shops";
import { VIEW_NAMES, VIEWS, view, type ViewKind, type ViewName } from "./views";
import type { Card, View } from "./parts";

interface ViewConfig extends StrategyConfig {
  view?: ViewName;
}

interface DashboardView {
  title: string;
  path: string;
  icon: string;
  subview?: true;
  strategy: ViewConfig;
}

/** Home Assistant calls static members alone; the element itself is never on a page. */
abstract class Strategy extends HTMLElement {
  static readonly registryDependencies = ["entities", "devices"];

  /** What has changed is worth making the dashboard anew: our entities, or the language that its titles are in. */
  static shouldRegenerate(_config: unknown, before: Hass, now: Hass): boolean {
    if (before.language !== now.language) return true;
    return before.entities !== now.entities && signature(before) !== signature(now);
  }
}

export class DashboardStrategy extends Strategy {
  static async generate(config: StrategyConfig, hass: Hass): Promise<{ title: string; views: DashboardView[] }> {
    const texts = await loadTexts(hass);
    const shops = await shopsOf(config, hass).catch((): Shop[] => []);
    const names = VIEW_NAMES.filter((name) => !config.hidden?.includes(name));
    const shown = names.filter((name) => shops.some((shop) => VIEWS[name].has(hass, shop)));
    return {
      title: shops.length === 1 && shops[0] ? shops[0].title : "Footfall",
      // Without a shop there is still a view: its card says why there is none, and is the first to know of one.
      views: (shown.length ? shown : (["today"] as const)).map((name) => dashboardView(name, config, texts)),
    };
  }

  static async getCreateSuggestions(hass: Hass): Promise<{ title: string; icon: string }> {
    const shops = await shopsOf({}, hass).catch((): Shop[] => []);
    return { title: shops.length === 1 && shops[0] ? shops[0].title : "Footfall", icon: "mdi:store" };
  }

  static getConfigElement(): HTMLElement {
    return document.createElement(EDITOR);
  }
}

function dashboardView(name: ViewName, { type, shops }: StrategyConfig, texts: Texts): DashboardView {
  const { title, icon, subview }: ViewKind = VIEWS[name];
  const strategy: ViewConfig = { type, view: name, ...(shops ? { shops } : {}) };
  return { title: texts.say(title), path: name, icon, ...(subview ? { subview } : {}), strategy };
}

export class ViewStrategy extends Strategy {
  static async generate(config: ViewConfig, hass: Hass): Promise<View> {
    const name = config.view && Object.hasOwn(VIEWS, config.view) ? config.view : "today";
    const [texts, shops] = await Promise.all([loadTexts(hass), shopsOf(config, hass).catch((): Shop[] => [])]);
    if (shops.length) return view(name, { hass, texts, shops });
    const card: Card = { type: "custom:footfall-people-card" };
    return { type: "sections", max_columns: 1, sections: [{ type: "grid", cards: [card] }] };
  }
}

/** Our entities, as far as a dashboard is made of them. */
function signature({ entities, devices }: Hass): string {
  return Object.values(entities)
    .filter(({ platform }) => platform === "footfall")
    .map(({ entity_id, translation_key, device_id }) => {
      const device = device_id ? devices[device_id] : undefined;
      return [entity_id, translation_key, device_id, device?.name_by_user ?? device?.name].join();
    })
    .sort()
    .join("\n");
}

interface StrategyEntry {
  type: string;
  strategyType: "dashboard";
  name: string;
  readonly description: string;
  documentationURL: string;
}

declare global {
  interface Window {
    customStrategies?: StrategyEntry[];
  }
}

const EDITOR = "footfall-strategy-editor";
const ELEMENTS: Record<string, CustomElementConstructor> = {
  "ll-strategy-dashboard-footfall": DashboardStrategy,
  "ll-strategy-view-footfall": ViewStrategy,
  [EDITOR]: StrategyEditor,
};

/** Makes the dashboard known, and offers it where dashboards are added. */
export function registerStrategies(): void {
  for (const [tag, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
  const say = (key: TextKey): string => plain(currentHass()?.localize, key);
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: "footfall",
    strategyType: "dashboard",
    name: "Footfall",
    get description() {
      return say("strategy.description");
    },
    documentationURL: DOCUMENTATION,
  });
}
