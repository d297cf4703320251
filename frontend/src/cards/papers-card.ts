/** Papers about the shop to read and to print, in the language of those who will read them. */

import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { controls, dropdown, failure } from "../controls";
import { problemOf } from "../data/feed";
import { paperAddress, type PaperKind } from "../data/files";
import { papersStyles } from "../styles/papers";
import { shared } from "../styles";
import type { TextKey } from "../texts";
import { FootfallCard, type GridOptions, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

/** Languages that papers are in, each called as those who speak it call it. */
const LANGUAGES = { en: "English", de: "Deutsch", "zh-Hans": "简体中文" } as const;

type Language = keyof typeof LANGUAGES;

const PAPERS: { kind: PaperKind; icon: string; key: TextKey; what: TextKey; owner: boolean }[] = [
  { kind: "sign", icon: "mdi:sign-text", key: "papers.sign", what: "papers.sign_what", owner: false },
  { kind: "notice", icon: "mdi:text-box-outline", key: "papers.notice", what: "papers.notice_what", owner: false },
  {
    kind: "assessment",
    icon: "mdi:scale-balance",
    key: "papers.assessment",
    what: "papers.assessment_what",
    owner: true,
  },
  { kind: "record", icon: "mdi:history", key: "papers.record", what: "papers.record_what", owner: true },
];

export class PapersCard extends FootfallCard {
  static override properties = {
    ...FootfallCard.properties,
    language: { state: true },
    busy: { state: true },
    failed: { state: true },
  };
  static override styles: CSSResultGroup = [shared, controls, papersStyles];

  declare protected language?: Language;
  declare protected busy?: PaperKind | undefined;
  declare protected failed?: string | undefined;

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  override getCardSize(): number {
    return 4;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { texts, shop, hass } = look;
    const language = this.language ?? nearest(hass.language);
    return html`<div class="content">
      ${dropdown(
        texts.say("papers.language"),
        (Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, label: LANGUAGES[value] })),
        language,
        (value) => {
          this.language = value;
          this.failed = undefined;
        },
      )}
      <div class="papers">
        ${PAPERS.filter(({ owner }) => shop.may_edit || !owner).map(
          ({ kind, icon, key, what }) =>
            html`<button
              ?disabled=${this.busy !== undefined}
              @click=${() => {
                void this.#open(look, kind, language);
              }}
            >
              <ha-icon .icon=${icon}></ha-icon>
              <span><span class="name">${texts.say(key)}</span><span class="quiet">${texts.say(what)}</span></span>
            </button>`,
        )}
      </div>
      ${
        this.failed === undefined
          ? html`<p class="quiet">${texts.say("papers.draft")}</p>`
          : failure(`${texts.say("papers.failed")} ${this.failed}`)
      }
    </div>`;
  }

  async #open({ hass, shop }: Look<undefined>, kind: PaperKind, language: Language): Promise<void> {
    this.busy = kind;
    this.failed = undefined;
    // A window that is opened later than the click is taken for one that nobody wants.
    const page = window.open("", "_blank");
    try {
      const address = await paperAddress(hass, shop.entry_id, kind, language);
      if (page) page.location.href = address;
    } catch (error) {
      page?.close();
      const { message, code } = problemOf(error);
      this.failed = message || code;
    } finally {
      this.busy = undefined;
    }
  }
}

/** The language that comes nearest to Home Assistant's. */
function nearest(language: string): Language {
  const [spoken] = language.split("-");
  if (spoken === "zh") return "zh-Hans";
  return spoken === "de" ? "de" : "en";
}
