/** The owner's picture of the shop, kept by Home Assistant's own image store. */

import type { Hass } from "../hass";

export const TYPES = ["image/png", "image/jpeg", "image/gif"];
/** What Home Assistant takes, bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** Why a file cannot be used, as the key of a text; null where nothing speaks against it. */
export function refusal(file: Pick<File, "type" | "size">): "floor_plan.image_type" | "floor_plan.image_size" | null {
  if (!TYPES.includes(file.type)) return "floor_plan.image_type";
  return file.size > MOST_BYTES ? "floor_plan.image_size" : null;
}

/** Uploads a picture and returns its address. Throws with what Home Assistant answered. */
export async function upload(hass: Hass, file: File): Promise<string> {
  const form = new FormData();
  form.append("file", file);
  const answer = await hass.fetchWithAuth("/api/image/upload", { method: "POST", body: form });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  const { id } = (await answer.json()) as { id: string };
  return `/api/image/serve/${id}/original`;
}

/** Deletes a picture that no plan shows. */
export async function discard(hass: Hass, address: string): Promise<void> {
  const id = /^\/api\/image\/serve\/([^/]+)\/original$/.exec(address)?.[1];
  if (id !== undefined) await hass.callWS({ type: "image/delete", image_id: id });
}

/** Width to height of a picture once it is loaded; null where it has no size. */
export const aspectOf = (picture: Pick<HTMLImageElement, "naturalWidth" | "naturalHeight">): number | null =>
  picture.naturalWidth > 0 && picture.naturalHeight > 0 ? picture.naturalWidth / picture.naturalHeight : null;
