/** Reports and papers as files: the path is signed for a minute, so that the browser may fetch it by itself. */

import type { Hass } from "../hass";

export type ReportFormat = "csv" | "xlsx" | "html";

/** A period by name, or from one local time to another. */
export type Span = { period: string } | { start: string; end: string };

/** A paper about the shop, as the server calls it. */
export type PaperKind = "sign" | "notice" | "assessment" | "record";

const SECONDS = 60;

/** Returns the address at which the browser gets the report. Rejects where Home Assistant does not sign it. */
export async function reportAddress(hass: Hass, shop: string, span: Span, format: ReportFormat): Promise<string> {
  const query = new URLSearchParams({ ...span, format, language: hass.language });
  return signed(hass, `/api/footfall/report/${shop}?${query.toString()}`);
}

/** Returns the address at which the browser gets a paper. Rejects where Home Assistant does not sign it. */
export async function paperAddress(hass: Hass, shop: string, kind: PaperKind, language: string): Promise<string> {
  return signed(hass, `/api/footfall/paper/${shop}/${kind}?${new URLSearchParams({ language }).toString()}`);
}

async function signed(hass: Hass, path: string): Promise<string> {
  const answer = await hass.callWS<{ path: string }>({ type: "auth/sign_path", path, expires: SECONDS });
  return hass.hassUrl(answer.path);
}

/** Has the browser fetch a file, as if a link had been clicked on. */
export function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
