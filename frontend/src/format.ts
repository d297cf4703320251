/** Numbers, times and dates as the user has chosen them in Home Assistant. */

import type { Hass, HassLocale } from "./hass";
import { spoken } from "./texts";

const NUMBERS: Record<string, string[]> = {
  comma_decimal: ["en-US", "en"],
  decimal_comma: ["de", "es", "it"],
  space_comma: ["fr", "sv", "cs"],
  quote_decimal: ["de-CH"],
};

/** The parts of a formatted number that are the number itself. */
const NUMERIC = new Set<string>(["integer", "group", "decimal", "fraction", "minusSign"]);

function numberLocale(locale: HassLocale): string | string[] | undefined {
  if (locale.number_format === "system") return undefined;
  return NUMBERS[locale.number_format] ?? locale.language;
}

export class Format {
  readonly #locale: HassLocale;
  /** Of words. Numbers are the user's own in every language. */
  readonly #language: string;
  readonly #zone: string | undefined;

  constructor(hass: Hass) {
    this.#locale = hass.locale;
    this.#language = spoken(hass);
    // What the frontend shows elsewhere: the browser's own zone, unless the user asked for the server's.
    this.#zone = hass.locale.time_zone === "server" ? hass.config.time_zone : undefined;
  }

  /** A number with at most `digits` after the point; an en dash for what is not known. */
  readonly number = (value: number | null, digits = 0): string => {
    if (value === null) return "–";
    const useGrouping = this.#locale.number_format !== "none";
    return new Intl.NumberFormat(numberLocale(this.#locale), { maximumFractionDigits: digits, useGrouping }).format(
      value,
    );
  };

  /** A share, 0 to 1, in per cent. */
  readonly percent = (share: number | null): string =>
    share === null ? "–" : this.#worded(share * 100, 0, { style: "unit", unit: "percent" });

  /** A length of time in the units that people say it in. */
  readonly minutes = (minutes: number | null): string => {
    if (minutes === null) return "–";
    const whole = Math.round(minutes);
    const [hours, rest] = [Math.floor(whole / 60), whole % 60];
    if (minutes < 10) return this.#worded(minutes, 1, { style: "unit", unit: "minute" });
    const said = [
      hours && this.#worded(hours, 0, { style: "unit", unit: "hour" }),
      (rest || !hours) && this.#worded(rest, 0, { style: "unit", unit: "minute" }),
    ];
    return said.filter(Boolean).join(" ");
  };

  /** A time of day. */
  readonly time = (when: Date | string): string => this.#date(when, this.#hourMinute);

  /** An hour of the day, for an axis: "14" or "2 PM". */
  readonly hour = (when: Date | string): string =>
    this.#twelve
      ? this.#date(when, { hour: "numeric", hour12: true })
      : new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: this.#zone }).format(
          new Date(when),
        );

  /** An hour by the shop's own clock, 0 to 23, for an axis. */
  readonly clockHour = (hour: number): string =>
    this.#twelve ? this.#clockTime(hour, { hour: "numeric", hour12: true }) : String(hour).padStart(2, "0");

  /** The same from its beginning to its end. */
  readonly clockSpan = (hour: number): string => {
    const at = (of: number): string => this.#clockTime(of, this.#hourMinute);
    return `${at(hour)}–${at((hour + 1) % 24)}`;
  };

  /** A moment as a time of day, with its weekday where it is not on the day of `now`. */
  readonly moment = (when: string, now: Date = new Date()): string => {
    const day = (of: Date): string => this.#date(of, { dateStyle: "short" });
    if (day(new Date(when)) === day(now)) return this.time(when);
    return this.#date(when, { weekday: "long", ...this.#hourMinute });
  };

  /** A business day, "YYYY-MM-DD", as its weekday. */
  readonly weekday = (day: string, length: "short" | "long" = "long"): string => this.#day(day, { weekday: length });

  /** A business day as day and month. */
  readonly dayMonth = (day: string): string => this.#day(day, { day: "numeric", month: "short" });

  /** A business day as weekday, day and month. */
  readonly weekdayAndDate = (day: string): string => this.#day(day, { weekday: "long", day: "numeric", month: "long" });

  /** From one business day to another, each month and year said once. */
  readonly span = (first: string, last: string): string =>
    new Intl.DateTimeFormat(this.#language, {
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    }).formatRange(noon(first), noon(last));

  /** How long ago or ahead in the largest unit that fits. */
  readonly relative = (when: string, now: Date = new Date()): string => {
    const seconds = (new Date(when).getTime() - now.getTime()) / 1000;
    const rules = new Intl.RelativeTimeFormat(this.#language, { numeric: "auto" });
    const units = [
      ["day", 86_400],
      ["hour", 3_600],
      ["minute", 60],
    ] as const;
    for (const [unit, length] of units) {
      if (Math.abs(seconds) >= length) return rules.format(Math.trunc(seconds / length), unit);
    }
    return rules.format(0, "second");
  };

  get #twelve(): boolean {
    const { time_format, language } = this.#locale;
    if (time_format === "12") return true;
    if (time_format === "24") return false;
    const used = new Intl.DateTimeFormat(time_format === "system" ? undefined : language, { hour: "numeric" });
    return used.resolvedOptions().hour12 ?? false;
  }

  get #hourMinute(): Intl.DateTimeFormatOptions {
    const clock = this.#twelve
      ? ({ hour: "numeric", hour12: true } as const)
      : ({ hour: "2-digit", hourCycle: "h23" } as const);
    return { ...clock, minute: "2-digit" };
  }

  #clockTime(hour: number, options: Intl.DateTimeFormatOptions): string {
    const at = new Date(Date.UTC(2024, 0, 1, hour));
    return new Intl.DateTimeFormat(this.#language, { ...options, timeZone: "UTC" }).format(at);
  }

  /** A number as the user has it, with a unit in the language of the texts. */
  #worded(value: number, digits: number, options: Intl.NumberFormatOptions): string {
    const rules = new Intl.NumberFormat(this.#language, {
      ...options,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    });
    const parts = rules.formatToParts(value);
    const first = parts.findIndex(({ type }) => NUMERIC.has(type));
    return parts
      .map(({ type, value: words }, at) =>
        NUMERIC.has(type) ? (at === first ? this.number(value, digits) : "") : words,
      )
      .join("");
  }

  #date(when: Date | string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#language, { ...options, timeZone: this.#zone }).format(new Date(when));
  }

  #day(day: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#language, { ...options, timeZone: "UTC" }).format(noon(day));
  }
}

/** A day of the calendar is no moment: looked at in UTC it is the same day everywhere. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
