/** The editor of a card, as a description that Home Assistant makes a form of. */

import { currentHass, type Hass } from "../hass";
import { plain, type TextKey } from "../texts";

/** What is chosen among, each with its words. They are read when the form opens, in the language of then. */
export function choices<Value extends string>(texts: Readonly<Record<Value, TextKey>>): Record<string, unknown> {
  const options = (Object.keys(texts) as Value[]).map((value) => ({
    value,
    get label() {
      const home = document.querySelector<HTMLElement & { hass?: Hass }>("home-assistant");
      return plain(home?.hass?.localize ?? (() => ""), texts[value]);
    },
  }));
  return { select: { mode: "dropdown", options } };
}

export interface Field {
  name: string;
  selector: Record<string, unknown>;
  required?: boolean;
  default?: unknown;
}

export interface ConfigForm {
  schema: Field[];
  computeLabel: (field: Field, localize: Hass["localize"]) => string;
  computeHelper: (field: Field, localize: Hass["localize"]) => string | undefined;
}

const SHOP: Field = { name: "shop", selector: { config_entry: { integration: "footfall" } } };
const TITLE: Field = { name: "title", selector: { text: {} } };

const LABELS: Record<string, TextKey> = { shop: "common.shop", title: "common.title" };
const HELPERS: Record<string, TextKey> = { shop: "common.shop_helper", title: "common.title_helper" };

/** Shop and title, which every card has, and a card's own fields with their labels. */
export function configForm(fields: Field[] = [], labels: Record<string, TextKey> = {}): ConfigForm {
  return {
    schema: [SHOP, TITLE, ...fields],
    computeLabel: (field, localize) => {
      const key = labels[field.name] ?? LABELS[field.name];
      return key ? plain(localize, key) : field.name;
    },
    computeHelper: (field, localize) => {
      const key = HELPERS[field.name];
      return key && plain(localize, key);
    },
  };
}

/** A field with a few things to choose from, each by its name. */
export function choice(name: string, options: Record<string, TextKey>): Field {
  const { localize } = currentHass() ?? {};
  const named = Object.entries(options).map(([value, key]) => ({ value, label: plain(localize, key) }));
  return { name, selector: { select: { mode: "dropdown", options: named } } };
}
