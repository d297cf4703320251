/** How each node is, in words: whether it listens, and what to do where it does not. */

import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { Node, Shop } from "../data/contract";
import { entityId, stateOf } from "../data/entities";
import type { Hass } from "../hass";
import { shared } from "../styles";
import { nodesStyles } from "../styles/nodes";
import type { TextKey } from "../texts";
import { FootfallCard, note, type GridOptions, type Look } from "./card";
import { configForm, type ConfigForm } from "./form";

type Health = "good" | "waiting" | "bad";

interface Said {
  health: Health;
  icon: string;
  key: TextKey;
}

const STATUS: Record<string, Said> = {
  listening: { health: "good", icon: "mdi:check-circle", key: "nodes.listening" },
  paused: { health: "waiting", icon: "mdi:pause-circle", key: "nodes.paused" },
  no_key: { health: "waiting", icon: "mdi:clock-outline", key: "nodes.no_key" },
  ended: { health: "waiting", icon: "mdi:stop-circle", key: "nodes.ended" },
  disconnected: { health: "bad", icon: "mdi:alert-circle", key: "nodes.disconnected" },
};
const UNKNOWN: Said = { health: "bad", icon: "mdi:help-circle", key: "nodes.unknown" };
const KEYS = ["status", "last_heard"] as const;

export class NodesCard extends FootfallCard {
  static override styles: CSSResultGroup = [shared, nodesStyles];

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  override getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override watched(hass: Hass, shop: Shop): (string | undefined)[] {
    return shop.nodes.flatMap(({ device_id }) => KEYS.map((key) => entityId(hass, device_id, "sensor", key)));
  }

  protected override content(look: Look<undefined>): TemplateResult {
    const { shop, texts } = look;
    if (!shop.nodes.length) return note(texts, "nodes.none", "mdi:access-point-off");
    return html`<ul class="nodes">
      ${shop.nodes.map((node) => this.#node(look, node))}
    </ul>`;
  }

  #node({ hass, texts, format }: Look<undefined>, { device_id, name, kind }: Node): TemplateResult {
    const [id, heardId] = KEYS.map((key) => entityId(hass, device_id, "sensor", key));
    const { health, icon, key } = STATUS[stateOf(hass, id)?.state ?? ""] ?? UNKNOWN;
    const heard = stateOf(hass, heardId)?.state ?? "";
    const when = Number.isNaN(Date.parse(heard)) ? undefined : format.relative(heard);
    const last = when === undefined ? texts.say("nodes.never_heard") : texts.say("nodes.last_heard", { when });
    return html`<li>
      <button
        ?disabled=${id === undefined}
        @click=${() => {
          this.#open(id);
        }}
      >
        <ha-icon class=${health} .icon=${icon}></ha-icon>
        <span class="words">
          <strong>${name}</strong>
          <span>${texts.say(key)}</span>
          <small>
            ${health === "good" ? nothing : last} ${kind === "bluetooth_proxy" ? texts.say("nodes.bluetooth_only") : ""}
          </small>
        </span>
      </button>
    </li>`;
  }

  /** All that Home Assistant has of it. */
  #open(entityId: string | undefined): void {
    this.dispatchEvent(new CustomEvent("hass-more-info", { detail: { entityId }, bubbles: true, composed: true }));
  }
}
