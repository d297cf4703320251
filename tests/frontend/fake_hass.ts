/** A stand-in for Home Assistant's frontend: the object that cards are given, and a server that answers by hand. */

import { vi } from "vitest";
import type { Shop } from "../../frontend/src/data/contract";
import type { Hass, HassEntity, HassState } from "../../frontend/src/hass";
import de from "../../custom_components/footfall/translations/de.json";
import en from "../../custom_components/footfall/translations/en.json";
import zh from "../../custom_components/footfall/translations/zh-Hans.json";

type Message = Record<string, unknown>;

/** Answers commands, and keeps who has subscribed to what. */
export class FakeServer {
  readonly answers: Record<string, unknown> = {};
  readonly asked: Message[] = [];
  readonly subscribers: { message: Message; give: (event: unknown) => void }[] = [];
  readonly #ready = new Set<() => void>();

  /** An answer that is an Error or has a `code` refuses; one that is a function is asked with the message. */
  readonly call = async (message: Message): Promise<unknown> => {
    this.asked.push(message);
    await Promise.resolve();
    const answer = this.answers[String(message.type)];
    if (isRefusal(answer)) throw answer;
    return typeof answer === "function" ? (answer as (message: Message) => unknown)(message) : answer;
  };

  /** The number of subscriptions that are open. */
  open(type: string): number {
    return this.subscribers.filter(({ message }) => message.type === type).length;
  }

  send(type: string, event: unknown): void {
    for (const { message, give } of this.subscribers) if (message.type === type) give(event);
  }

  /** The connection was lost and is there again: the server knows of no subscription. */
  reconnect(): void {
    this.subscribers.length = 0;
    for (const callback of [...this.#ready]) callback();
  }

  readonly connection: Hass["connection"] = {
    subscribeMessage: async (callback, message) => {
      await this.call(message);
      const subscriber = { message, give: callback as (event: unknown) => void };
      this.subscribers.push(subscriber);
      const first = this.answers[String(message.type)];
      if (first !== undefined) subscriber.give(first);
      return () => {
        this.subscribers.splice(this.subscribers.indexOf(subscriber), 1);
      };
    },
    addEventListener: (event, callback) => {
      if (event === "ready") this.#ready.add(callback);
    },
    removeEventListener: (event, callback) => {
      if (event === "ready") this.#ready.delete(callback);
    },
  };
}

function isRefusal(answer: unknown): answer is Error {
  return answer instanceof Error || (typeof answer === "object" && answer !== null && "code" in answer);
}

const TRANSLATIONS: Record<string, unknown> = { en, de, "zh-Hans": zh };

/** Home Assistant's `localize`, as far as Footfall's texts ask of it. */
export function localizeIn(language: string): Hass["localize"] {
  return (key, values = {}) => {
    let found: unknown = { component: { footfall: TRANSLATIONS[language] ?? en } };
    for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== "string") return "";
    return found.replace(/{(\w+)}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${key}: {${name}} was not given`);
      return String(value);
    });
  };
}

export const SHOP: Shop = {
  entry_id: "shop1",
  title: "Bakery",
  device_id: "device1",
  time_zone: "Europe/Berlin",
  day_ends: "04:00",
  hours_known: true,
  currency: null,
  zones: [],
  nodes: [{ id: "node1", name: "Door", device_id: "node-device1", kind: "node" }],
  bounce_minutes: 2,
  engaged_minutes: 10,
  anonymous: false,
  statistics: { entries: "footfall:a_entries", passers_by: "footfall:a_passers_by", occupancy: "footfall:a_occupancy" },
  may_edit: true,
};

export interface Options {
  server?: FakeServer;
  language?: string;
  /** Values of entities: `"sensor.occupancy": "7"`, by platform and translation key; a pair has attributes too. */
  states?: Record<string, string | [string, Record<string, unknown>]> | undefined;
  device?: string;
  /** The devices of entities that belong to another one. */
  devices?: Record<string, string>;
}

/** A server with one shop. */
export function server(...shops: Shop[]): FakeServer {
  const made = new FakeServer();
  made.answers["footfall/shops"] = shops.length ? shops : [SHOP];
  return made;
}

/** The entity id that an entity of the fake has: nothing that could be guessed from what it is. */
export function idOf(name: string): string {
  const [platform, key] = name.split(".") as [string, string];
  return `${platform}.renamed_${key.length}_${key.slice(-3)}`;
}

export function fakeHass(options: Options = {}): Hass {
  const { language = "en", server: from = server(), device = "device1" } = options;
  const states: Record<string, HassState> = {};
  const entities: Record<string, HassEntity> = {};
  for (const [name, said] of Object.entries(options.states ?? {})) {
    const id = idOf(name);
    const [state, attributes] = typeof said === "string" ? [said, {}] : said;
    states[id] = { entity_id: id, state, attributes, last_changed: "2026-03-12T10:00:00Z" };
    entities[id] = {
      entity_id: id,
      platform: "footfall",
      translation_key: name.slice(name.indexOf(".") + 1),
      device_id: options.devices?.[name] ?? device,
    };
  }
  return {
    states,
    entities,
    devices: { [device]: { id: device, name: "Bakery", primary_config_entry: "shop1" } },
    locale: {
      language,
      number_format: "language",
      time_format: "language",
      time_zone: "local",
      first_weekday: "language",
    },
    language,
    config: { time_zone: "Europe/Berlin" },
    themes: { darkMode: false },
    user: { is_admin: true },
    connection: from.connection,
    localize: localizeIn(language),
    loadBackendTranslation: () => Promise.resolve(undefined),
    callWS: <T>(message: Message) => from.call(message) as Promise<T>,
    hassUrl: (path) => `http://home.local${path}`,
    fetchWithAuth: vi.fn<Hass["fetchWithAuth"]>(),
    formatEntityState: (state) => state.state,
  };
}

/** Lets everything that waits for promises go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
