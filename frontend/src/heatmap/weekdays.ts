/** The first day of the week, by what the user has chosen in Home Assistant. */

import type { HassLocale } from "../hass";

const NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SATURDAY = 5;
const SUNDAY = 6;

/** Regions whose week begins on another day than Monday (CLDR), for browsers that do not know it themselves. */
const FIRST: Readonly<Record<string, number>> = { US: SUNDAY, CA: SUNDAY, JP: SUNDAY, CN: SUNDAY, BR: SUNDAY };

type WithWeek = Intl.Locale & { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } };

/** Returns 0 for Monday to 6 for Sunday. */
export function firstWeekday(locale: HassLocale): number {
  const chosen = NAMES.indexOf(locale.first_weekday);
  if (chosen >= 0) return chosen;
  const language: WithWeek = new Intl.Locale(locale.language).maximize();
  const week = language.getWeekInfo?.() ?? language.weekInfo;
  if (week) return week.firstDay - 1;
  return FIRST[language.region ?? ""] ?? (language.language === "ar" ? SATURDAY : 0);
}
