/** The texts in every language that there is, for somebody who has not chosen one in Home Assistant: a visitor. */

import { translations } from "../data/client";
import { Watched } from "../data/watched";
import type { ReactiveControllerHost } from "lit";
import { Format } from "../format";
import type { Hass, LocalizeValues } from "../hass";
import { LANGUAGES, spoken, Texts } from "../texts";

/** What a language is called by those who speak it. */
const NAMES: Record<string, string> = { de: "Deutsch", en: "English", "zh-Hans": "简体中文" };

export interface Speech {
  language: string;
  texts: Texts;
  format: Format;
}

export class Languages {
  readonly #loaded: [string, Watched<{ resources: Record<string, string> }>][];

  constructor(host: ReactiveControllerHost, hass: () => Hass | undefined) {
    this.#loaded = LANGUAGES.map((language) => [
      language,
      new Watched(host, () => {
        const now = hass();
        return now && translations(now, language);
      }),
    ]);
  }

  /** Those whose texts are there, by their own names. */
  get offered(): { value: string; label: string }[] {
    return this.#loaded
      .filter(([, { state }]) => state.value !== undefined)
      .map(([value]) => ({ value, label: NAMES[value] ?? value }));
  }

  /** How to speak a language; as the page does where its texts are not there. */
  speak(hass: Hass, language: string): Speech {
    const resources = this.#loaded.find(([name]) => name === language)?.[1].state.value?.resources;
    if (!resources) return { language: spoken(hass), texts: new Texts(hass), format: new Format(hass) };
    const localize = (key: string, values: LocalizeValues = {}): string => filled(resources[key] ?? "", values);
    const foreign = { ...hass, language, localize, locale: { ...hass.locale, language } };
    return { language, texts: new Texts(foreign), format: new Format(foreign) };
  }
}

function filled(text: string, values: LocalizeValues): string {
  return text.replace(/{(\w+)}/g, (whole, name: string) => String(values[name] ?? whole));
}
