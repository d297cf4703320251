/** What the cards say, in the language that the user has chosen in Home Assistant. */

import type en from "../../custom_components/footfall/translations/en.json";
import type { Hass, LocalizeValues } from "./hass";

type Panel = (typeof en)["config_panel"];

/** Every text that there is: "card.key". */
export type TextKey = { [Card in keyof Panel]: `${Card & string}.${keyof Panel[Card] & string}` }[keyof Panel];

/** Texts that are there for one and for many, "…_one" and "…_other", told apart by `{count}`. */
export type CountedKey = TextKey extends infer Key ? (Key extends `${infer Stem}_one` ? Stem : never) : never;

export const CATEGORY = "config_panel";

/** The languages that there are texts in; Home Assistant gives the English ones for all others. */
export const LANGUAGES: readonly string[] = ["de", "en", "zh-Hans"];

/** The language that words around our texts have to be in, such as the names of days. */
export function spoken({ language }: Pick<Hass, "language">): string {
  return LANGUAGES.includes(language) || language.startsWith("en-") ? language : "en";
}

/** By language: done, or under way. Home Assistant keeps what it has loaded. */
const loaded = new Map<string, Promise<boolean> | true>();

/** Tells whether the texts of the present language are there; asks for them, once, where they are not. */
export function textsReady(hass: Hass, then: () => void): boolean {
  const known = loaded.get(hass.language);
  if (known === true) return true;
  const loading =
    known ??
    hass.loadBackendTranslation(CATEGORY, "footfall").then(
      () => true,
      // Without texts a card still has its numbers, and names made of the texts' keys.
      () => true,
    );
  loaded.set(hass.language, loading);
  void loading.then(() => {
    loaded.set(hass.language, true);
    then();
  });
  return false;
}

/** Loads the texts, for whoever can wait. */
export async function loadTexts(hass: Hass): Promise<Texts> {
  await hass.loadBackendTranslation(CATEGORY, "footfall").catch(() => undefined);
  return new Texts(hass);
}

export class Texts {
  readonly #hass: Hass;
  readonly #plural: Intl.PluralRules;

  constructor(hass: Hass) {
    this.#hass = hass;
    this.#plural = new Intl.PluralRules(spoken(hass));
  }

  /** A text with its placeholders filled in; made of its key where it is missing. */
  readonly say = (key: TextKey, values?: LocalizeValues): string => plain(this.#hass.localize, key, values);

  /** A text for a number of things: `count` decides on the form, `{count}` is what is shown for it. */
  readonly count = (key: CountedKey, count: number, values: LocalizeValues = {}): string => {
    const form = this.#plural.select(count) === "one" ? "one" : "other";
    return this.say(`${key}_${form}` as TextKey, { count, ...values });
  };
}

/** The same of a bare `localize`, which may not be there yet. */
export function plain(localize: Hass["localize"] | undefined, key: TextKey, values?: LocalizeValues): string {
  const said = localize?.(`component.footfall.${CATEGORY}.${key}`, values) ?? "";
  return said === "" ? readable(key) : said;
}

/** What an entity means, in the words that it has itself: each figure has one definition. */
export function definition(hass: Hass, key: string, platform = "sensor"): string {
  return hass.localize(`component.footfall.entity.${platform}.${key}.state_attributes.definition.state.${key}`);
}

function readable(key: string): string {
  const words = key.slice(key.indexOf(".") + 1).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
