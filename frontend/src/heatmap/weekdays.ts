/** The first day of the week, by what the user has chosen in Home Assistant. */

import type { HassLocale } from "../hass";

const NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Where the week does not begin on Monday, by CLDR 48: not every browser tells. */
const ON_FRIDAY = "MV";
const ON_SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";
const ON_SUNDAY =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH " +
  "PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";

const LATER: ReadonlyMap<string, number> = new Map(
  [ON_FRIDAY, ON_SATURDAY, ON_SUNDAY].flatMap((regions, index) =>
    regions.split(" ").map((region): [string, number] => [region, index + 4]),
  ),
);

/** Returns 0 for Monday to 6 for Sunday. */
export function firstWeekday(locale: HassLocale): number {
  const chosen = NAMES.indexOf(locale.first_weekday);
  if (chosen >= 0) return chosen;
  return LATER.get(new Intl.Locale(locale.language).maximize().region ?? "") ?? 0;
}
