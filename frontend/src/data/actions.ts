/** Home Assistant's actions with an answer, and why one was refused, in the user's own language. */

import type { Hass } from "../hass";
import { Texts } from "../texts";

/** What the WebSocket takes to perform an action of ours and to give its answer, as `{response}`. */
export const action = (service: string, data: Record<string, unknown>): Record<string, unknown> => ({
  type: "call_service",
  domain: "footfall",
  service,
  service_data: data,
  return_response: true,
});

export async function perform<Answer>(hass: Hass, service: string, data: Record<string, unknown>): Promise<Answer> {
  return (await hass.callWS<{ response: Answer }>(action(service, data))).response;
}

interface Refused {
  message?: string;
  code?: string | number;
  translation_domain?: string;
  translation_key?: string;
  translation_placeholders?: Record<string, string> | null;
}

/** The key of the text with which an action was refused; undefined where it failed otherwise. */
export function refusalOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null ? (error as Refused).translation_key : undefined;
}

/** The reason that came with an error: in the user's language where it is known by key, else as the server put it. */
export async function reasonOf(hass: Hass, error: unknown): Promise<string> {
  if (typeof error !== "object" || error === null) return String(error);
  const { message, code, ...translation } = error as Refused;
  const { translation_domain: domain, translation_key: key, translation_placeholders: values } = translation;
  if (domain !== undefined && key !== undefined) {
    await hass.loadBackendTranslation("exceptions", domain).catch(() => undefined);
    const said = hass.localize(`component.${domain}.exceptions.${key}.message`, values ?? {});
    if (said) return said;
  }
  if (code === "unauthorized") return new Texts(hass).say("common.not_allowed");
  return message ?? String(code ?? "?");
}
