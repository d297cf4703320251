/** Why the number of people is what it is: what the number's own attributes say, in sentences. */

import type { Format } from "../format";
import type { HassState } from "../hass";
import type { TextKey, Texts } from "../texts";
import { numberIn } from "./entities";

export interface Reason {
  icon: string;
  words: string;
}

const CLOSER_TO: Record<string, TextKey> = { wifi: "people.closer_to_wifi", bluetooth: "people.closer_to_bluetooth" };
const FITTED: Record<string, TextKey> = {
  door_counter: "people.fitted_door_counter",
  profile: "people.fitted_profile",
  none: "people.fitted_nothing",
};
/** Of fewer people than this nothing is said: the number would be shown as nought. */
const WORTH_SAYING = 0.5;

/** `state`: the number of people. `low`, `high`: what it is between. */
export function reasons(
  state: HassState,
  low: number | null,
  high: number | null,
  texts: Texts,
  format: Format,
): Reason[] {
  const found: (Reason | undefined)[] = [
    heard(state, texts, format),
    phones(state, texts, format),
    sure(state, low, high, texts, format),
    fitted(state, texts, format),
    corrected(state, texts, format),
    wrong(state, texts, format),
  ];
  return found.filter((reason) => reason !== undefined);
}

function heard(state: HassState, texts: Texts, format: Format): Reason | undefined {
  const [wifi, bluetooth] = [numberIn(state, "wifi_devices"), numberIn(state, "bluetooth_devices")];
  if (wifi === null || bluetooth === null) return undefined;
  const closer = wifi && bluetooth ? CLOSER_TO[String(state.attributes.decided_by)] : undefined;
  const both = texts.say("people.phones_heard", { wifi: format.number(wifi), bluetooth: format.number(bluetooth) });
  return { icon: "mdi:cellphone-wireless", words: closer ? `${both} ${texts.say(closer)}` : both };
}

function phones(state: HassState, texts: Texts, format: Format): Reason | undefined {
  const each = numberIn(state, "people_per_device");
  if (each === null) return undefined;
  return {
    icon: "mdi:account-switch-outline",
    words: texts.say("people.per_phone", { people: format.number(each, 1) }),
  };
}

function sure(
  state: HassState,
  low: number | null,
  high: number | null,
  texts: Texts,
  format: Format,
): Reason | undefined {
  if (state.state === "0" || low === null || high === null) {
    const certainty = numberIn(state, "sure");
    if (certainty === null) return undefined;
    return {
      icon: "mdi:check-decagram-outline",
      words: texts.say("people.sure", { sure: format.percent(certainty / 100) }),
    };
  }
  const words = texts.say("people.four_of_five", { low: format.number(low), high: format.number(high) });
  return { icon: "mdi:arrow-expand-horizontal", words };
}

function fitted(state: HassState, texts: Texts, format: Format): Reason | undefined {
  const by = String(state.attributes.calibration);
  const key = FITTED[by];
  if (key) return { icon: "mdi:tune-variant", words: texts.say(key) };
  const [counts, counted] = [numberIn(state, "counts"), numberIn(state, "last_counted")];
  const when = state.attributes.last_count;
  if (by !== "counts" || counts === null || counted === null || typeof when !== "string") return undefined;
  const said = { ago: format.relative(when), counted: format.number(counted) };
  return {
    icon: "mdi:counter",
    words: texts.count("people.fitted_counts", counts, { count: format.number(counts), ...said }),
  };
}

function corrected(state: HassState, texts: Texts, format: Format): Reason | undefined {
  const people = numberIn(state, "from_counts");
  if (people === null || Math.abs(people) < WORTH_SAYING) return undefined;
  const key = people > 0 ? "people.counts_add" : "people.counts_take_off";
  return { icon: "mdi:plus-minus-variant", words: texts.say(key, { people: format.number(Math.abs(people), 1) }) };
}

function wrong(state: HassState, texts: Texts, format: Format): Reason | undefined {
  const people = numberIn(state, "count_error");
  if (people === null) return undefined;
  return { icon: "mdi:target", words: texts.say("people.was_wrong_by", { people: format.number(people, 1) }) };
}
