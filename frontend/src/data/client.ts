/** The server's answers, each shared by all who look at it: a feed for each command and its arguments. */

import type { Hass } from "../hass";
import { action } from "./actions";
import type { Day, FloorPlan, Held, Pattern, Period, Report, Shop, Week } from "./contract";
import { CATEGORY } from "../texts";
import { Feed, polled, subscribed } from "./feed";

/** Shops come and go seldom; a new one is found within this time, or with the next page. */
const SHOPS_SECONDS = 300;
/** The running week goes on with each person who comes in. */
const RUNNING_SECONDS = 120;
/** An hour closes a minute after it is over, and with it what is worked out of hours. */
const HOURS_SECONDS = 600;

const feeds = new WeakMap<object, Map<string, Feed<unknown>>>();

function shared<T>(hass: Hass, message: Record<string, unknown>, make: () => Feed<T>): Feed<T> {
  const known = feeds.get(hass.connection) ?? new Map<string, Feed<unknown>>();
  feeds.set(hass.connection, known);
  const key = JSON.stringify(message);
  const feed = (known.get(key) ?? make()) as Feed<T>;
  known.set(key, feed as Feed<unknown>);
  return feed;
}

function subscription<T>(hass: Hass, message: Record<string, unknown>): Feed<T> {
  return shared(hass, message, () => new Feed(subscribed<T>(hass, message), hass.connection));
}

function question<T>(hass: Hass, message: Record<string, unknown>, seconds: number): Feed<T> {
  return shared(hass, message, () => new Feed(polled<T>(hass, message, seconds), hass.connection));
}

export function shops(hass: Hass): Feed<Shop[]> {
  return question(hass, { type: "footfall/shops" }, SHOPS_SECONDS);
}

/** The running business day, as it goes on. */
export function today(hass: Hass, shop: string): Feed<Day> {
  return subscription(hass, { type: "footfall/subscribe_day", entry_id: shop });
}

/** A past business day, "YYYY-MM-DD". */
export function day(hass: Hass, shop: string, date: string): Feed<Day> {
  return question(hass, { type: "footfall/day", entry_id: shop, date }, HOURS_SECONDS);
}

/** The calendar week that holds this business day; without one the running week. */
export function week(hass: Hass, shop: string, date?: string): Feed<Week> {
  const seconds = date ? HOURS_SECONDS : RUNNING_SECONDS;
  return question(hass, { type: "footfall/week", entry_id: shop, ...(date ? { date } : {}) }, seconds);
}

export function pattern(hass: Hass, shop: string, weeks: number): Feed<Pattern> {
  return question(hass, { type: "footfall/pattern", entry_id: shop, weeks }, HOURS_SECONDS);
}

/** The figures of a period, up to the last hour that has ended. */
export function report(hass: Hass, shop: string, period: Period): Feed<{ response: Report }> {
  return question(hass, action("report", { config_entry_id: shop, period }), HOURS_SECONDS);
}

/** Texts of the cards in a language that need not be the user's: by key, as Home Assistant's `localize` takes it. */
export function translations(hass: Hass, language: string): Feed<{ resources: Record<string, string> }> {
  const message = { type: "frontend/get_translations", category: CATEGORY, integration: ["footfall"], language };
  return question(hass, message, HOURS_SECONDS);
}

export function held(hass: Hass, shop: string): Feed<Held> {
  return subscription(hass, { type: "footfall/subscribe_held", entry_id: shop });
}

export function floorPlan(hass: Hass, shop: string): Feed<FloorPlan> {
  return subscription(hass, { type: "footfall/subscribe_floor_plan", entry_id: shop });
}
