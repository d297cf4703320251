/** Reports as files: for a spreadsheet, for another program, and to print. */

import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { controls, dropdown, failure } from "../controls";
import { addDays, businessDay } from "../data/calendar";
import { problemOf } from "../data/feed";
import { download, reportAddress, type ReportFormat, type Span } from "../data/files";
import { reportsStyles } from "../styles/reports";
import { shared } from "../styles";
import type { TextKey } from "../texts";
import { FootfallCard, type CardConfig, type GridOptions, type Look } from "./card";
import { choice, configForm, type ConfigForm } from "./form";

const PERIODS = {
  today: "reports.today",
  yesterday: "reports.yesterday",
  this_week: "reports.this_week",
  last_week: "reports.last_week",
  this_month: "reports.this_month",
  last_month: "reports.last_month",
} as const satisfies Record<string, TextKey>;
const OWN = "own";

type Period = keyof typeof PERIODS;

const CHOICES = [...(Object.keys(PERIODS) as Period[]), OWN] as const;

interface ReportsConfig extends CardConfig {
  period?: Period;
}

const FORMATS: { format: ReportFormat; icon: string; key: TextKey }[] = [
  { format: "html", icon: "mdi:printer-outline", key: "reports.print" },
  { format: "xlsx", icon: "mdi:file-excel-outline", key: "reports.xlsx" },
  { format: "csv", icon: "mdi:file-delimited-outline", key: "reports.csv" },
];

export class ReportsCard extends FootfallCard<undefined, ReportsConfig> {
  static override properties = {
    ...FootfallCard.properties,
    chosen: { state: true },
    first: { state: true },
    last: { state: true },
    busy: { state: true },
    failed: { state: true },
  };
  static override styles: CSSResultGroup = [shared, controls, reportsStyles];

  declare protected chosen?: Period | typeof OWN;
  /** Of a span of the user's own, the business days. */
  declare protected first?: string;
  declare protected last?: string;
  declare protected busy?: ReportFormat | undefined;
  declare protected failed?: string | undefined;

  static getConfigForm(): ConfigForm {
    return configForm([choice("period", PERIODS)], { period: "reports.period" });
  }

  override setConfig(config: ReportsConfig): void {
    if (config.period !== undefined && !Object.hasOwn(PERIODS, config.period)) {
      throw new Error(`period: has to be one of ${Object.keys(PERIODS).join(", ")}`);
    }
    super.setConfig(config);
  }

  override getCardSize(): number {
    return 3;
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { texts } = look;
    const chosen = this.chosen ?? this.config?.period ?? "last_week";
    const own = chosen === OWN;
    return html`<div class="content">
      ${dropdown(
        texts.say("reports.period"),
        CHOICES.map((value) => ({ value, label: texts.say(value === OWN ? "reports.own" : PERIODS[value]) })),
        chosen,
        (value) => {
          this.#choose(value, look);
        },
      )}
      ${own ? this.#dates(look) : nothing}
      <div class="formats">
        ${FORMATS.map(
          ({ format, icon, key }) =>
            html`<button
              ?disabled=${this.busy !== undefined || (own && !this.#ownSpan)}
              @click=${() => {
                void this.#get(look, format, own ? this.#ownSpan : { period: chosen });
              }}
            >
              <ha-icon .icon=${icon}></ha-icon><span>${texts.say(key)}</span>
            </button>`,
        )}
      </div>
      ${
        this.failed === undefined
          ? html`<p class="quiet">${texts.say("reports.what")}</p>`
          : failure(`${texts.say("reports.failed")} ${this.failed}`)
      }
    </div>`;
  }

  /** From the begin of the first business day to the end of the last. */
  get #ownSpan(): Span | undefined {
    const { first, last, shop } = this;
    if (!shop || !first || !last || first > last) return undefined;
    return { start: `${first}T${shop.day_ends}`, end: `${addDays(last, 1)}T${shop.day_ends}` };
  }

  #choose(chosen: Period | typeof OWN, { shop }: Look<undefined>): void {
    this.chosen = chosen;
    this.failed = undefined;
    if (chosen !== OWN) return;
    this.last ??= addDays(businessDay(shop), -1);
    this.first ??= addDays(this.last, -6);
  }

  #dates({ texts, shop }: Look<undefined>): TemplateResult {
    const field = (key: "first" | "last", words: string): TemplateResult =>
      html`<label>
        <span>${words}</span>
        <input
          type="date"
          max=${businessDay(shop)}
          .value=${this[key] ?? ""}
          @change=${(event: Event) => {
            this[key] = (event.target as HTMLInputElement).value;
          }}
        />
      </label>`;
    return html`<div class="dates">
      ${field("first", texts.say("reports.first"))} ${field("last", texts.say("reports.last"))}
      ${this.#ownSpan ? nothing : failure(texts.say("reports.wrong_span"))}
    </div>`;
  }

  async #get({ hass, shop }: Look<undefined>, format: ReportFormat, span: Span | undefined): Promise<void> {
    if (!span) return;
    this.busy = format;
    this.failed = undefined;
    // A window that is opened later than the click is taken for one that nobody wants.
    const page = format === "html" ? window.open("", "_blank") : null;
    try {
      const address = await reportAddress(hass, shop.entry_id, span, format);
      if (page) page.location.href = address;
      else download(address);
    } catch (error) {
      page?.close();
      const { message, code } = problemOf(error);
      this.failed = message || code;
    } finally {
      this.busy = undefined;
    }
  }
}
