/** What we use of the object that Home Assistant hands to every card and strategy; it is replaced at each change. */

export interface HassState {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
  last_changed: string;
}

/** A line of the entity registry as the frontend has it. */
export interface HassEntity {
  entity_id: string;
  platform?: string;
  translation_key?: string;
  device_id?: string;
  hidden?: boolean;
}

export interface HassDevice {
  id: string;
  name: string | null;
  name_by_user?: string | null;
  primary_config_entry?: string | null;
}

export interface HassLocale {
  language: string;
  number_format: string;
  time_format: string;
  time_zone: string;
  first_weekday: string;
}

export interface HassUser {
  is_admin: boolean;
}

export interface ServiceAnswer {
  response?: unknown;
}

export type Unsubscribe = () => void | Promise<void>;

/** The open WebSocket; the same object from login to logout, also over a lost connection. */
export interface HassConnection {
  subscribeMessage(
    callback: (message: never) => void,
    message: Record<string, unknown>,
    options?: { resubscribe?: boolean },
  ): Promise<Unsubscribe>;
  addEventListener(event: "ready" | "disconnected", callback: () => void): void;
  removeEventListener(event: "ready" | "disconnected", callback: () => void): void;
}

export type LocalizeValues = Record<string, string | number>;

export interface Hass {
  states: Record<string, HassState | undefined>;
  entities: Record<string, HassEntity>;
  devices: Record<string, HassDevice | undefined>;
  locale: HassLocale;
  language: string;
  config: { time_zone: string };
  themes?: { darkMode?: boolean };
  user?: HassUser;
  connection: HassConnection;
  localize: (key: string, values?: LocalizeValues) => string;
  loadBackendTranslation: (category: string, integrations?: string | string[]) => Promise<unknown>;
  callWS: <T>(message: Record<string, unknown>) => Promise<T>;
  hassUrl: (path: string) => string;
  fetchWithAuth: (path: string, init?: RequestInit) => Promise<Response>;
  formatEntityState: (state: HassState, value?: string) => string;
}

/** Home Assistant as it is now, for what is asked without being given it. */
export function currentHass(): Hass | undefined {
  return document.querySelector<HTMLElement & { hass?: Hass }>("home-assistant")?.hass;
}
