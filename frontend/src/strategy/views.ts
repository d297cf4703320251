/** The views of the dashboard: which there are, for which shops, and what stands in each. */

import type { Shop, Zone } from "../data/contract";
import { entityId } from "../data/entities";
import type { Hass } from "../hass";
import type { TextKey, Texts } from "../texts";
import {
  badges,
  goTo,
  heading,
  history,
  historyByDevice,
  ours,
  section,
  tiles,
  wideSection,
  type Card,
  type Section,
  type View,
} from "./parts";
import { hasStaff, ofShop } from "./shops";

/** What a view is made from. */
export interface Look {
  hass: Hass;
  texts: Texts;
  shops: Shop[];
}

export interface ViewKind {
  title: TextKey;
  icon: string;
  /** Whether a shop has what the view shows. */
  has: (hass: Hass, shop: Shop) => boolean;
  sections: (look: Look, shop: Shop) => Section[];
  badges?: (hass: Hass, shop: Shop) => Card[];
  /** It is no tab, but a page that is gone to. */
  subview?: true;
  columns?: number;
}

const always = (): boolean => true;

/** For visitors, on the shop's own tablet. */
const LEAVE_ME_OUT = "leave-me-out";

export const VIEWS = {
  today: {
    title: "strategy.today",
    icon: "mdi:store",
    has: always,
    sections: todaySections,
    badges: (hass, shop) =>
      badges(
        ofShop(hass, shop, "open", "binary_sensor"),
        ofShop(hass, shop, "busyness"),
        ofShop(hass, shop, "arrivals", "event"),
      ),
  },
  week: { title: "strategy.week", icon: "mdi:calendar-week", has: always, sections: weekSections },
  zones: {
    title: "strategy.zones",
    icon: "mdi:floor-plan",
    has: (_, shop) => shop.zones.length > 0,
    sections: zoneSections,
  },
  team: { title: "strategy.team", icon: "mdi:account-tie", has: hasStaff, sections: teamSections },
  nodes: { title: "strategy.nodes", icon: "mdi:access-point", has: always, sections: nodeSections },
  [LEAVE_ME_OUT]: {
    title: "strategy.leave_me_out",
    icon: "mdi:account-cancel-outline",
    has: (_, shop) => shop.nodes.length > 0,
    sections: leaveMeOutSections,
    subview: true,
    columns: 2,
  },
} as const satisfies Record<string, ViewKind>;

export type ViewName = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

/** What stands in a view: of each shop that has it, under the shop's name where there are several. */
export function view(name: ViewName, look: Look): View {
  const kind: ViewKind = VIEWS[name];
  const shops = look.shops.filter((shop) => kind.has(look.hass, shop));
  const several = look.shops.length > 1;
  return {
    type: "sections",
    max_columns: kind.columns ?? 3,
    // What is as wide as two sections leaves no hole before it; but one shop's sections fill none of another's.
    dense_section_placement: !several,
    badges: several ? [] : shops.flatMap((shop) => kind.badges?.(look.hass, shop) ?? []),
    sections: shops.flatMap((shop) => {
      const sections = kind.sections(look, shop);
      return several ? [named(shop, kind, look), ...sections] : sections;
    }),
  };
}

/** A line over the whole width with the shop's name. */
function named(shop: Shop, kind: ViewKind, { hass }: Look): Section {
  return { type: "grid", column_span: 3, cards: [heading(shop.title, "mdi:store", kind.badges?.(hass, shop))] };
}

function todaySections({ hass, texts }: Look, shop: Shop): Section[] {
  const key = (name: string): string | undefined => ofShop(hass, shop, name);
  return [
    ...section(
      heading(texts.say("strategy.now"), "mdi:account-group"),
      ours("people", shop),
      ...tiles(key("entries_hour")),
      ours("calibrate", shop),
    ),
    ...section(heading(texts.say("strategy.today"), "mdi:chart-bar"), ours("today", shop)),
    ...section(heading(texts.say("strategy.funnel"), "mdi:filter-variant"), ours("funnel", shop)),
    ...section(
      heading(texts.say("strategy.stay"), "mdi:timer-sand"),
      ours("dwell", shop),
      ...tiles(key("visits_in_progress")),
    ),
    ...wideSection(
      heading(texts.say("strategy.course"), "mdi:chart-line"),
      ...history(key("occupancy"), key("occupancy_low"), key("occupancy_high")),
    ),
  ];
}

function weekSections({ texts }: Look, shop: Shop): Section[] {
  const { entries, occupancy } = shop.statistics;
  const month = { type: "statistics-graph", days_to_show: 30, period: "day", grid_options: { columns: 12 } };
  return [
    ...section(heading(texts.say("strategy.week"), "mdi:calendar-week"), ours("week", shop)),
    ...wideSection(heading(texts.say("strategy.busy_when"), "mdi:calendar-clock"), ours("heatmap", shop)),
    ...section(heading(texts.say("strategy.reports"), "mdi:file-chart-outline"), ours("reports", shop)),
    ...wideSection(
      heading(texts.say("strategy.month"), "mdi:chart-line"),
      {
        ...month,
        chart_type: "bar",
        stat_types: ["change"],
        entities: [{ entity: entries, name: texts.say("strategy.entries") }],
      },
      {
        ...month,
        chart_type: "line",
        stat_types: ["mean", "max"],
        entities: [{ entity: occupancy, name: texts.say("strategy.inside") }],
      },
    ),
  ];
}

const ZONE_ICONS: Record<string, string> = {
  entrance: "mdi:door-open",
  till: "mdi:cash-register",
  fitting_room: "mdi:hanger",
  window: "mdi:window-shutter-open",
  street: "mdi:road-variant",
};

function zoneSections({ hass, texts }: Look, shop: Shop): Section[] {
  return [
    ...wideSection(heading(texts.say("strategy.floor_plan"), "mdi:floor-plan"), ours("floorplan", shop)),
    ...shop.zones.flatMap((zone) => section(...zoneCards(hass, zone))),
  ];
}

function zoneCards(hass: Hass, { name, kind, device_id }: Zone): Card[] {
  const key = (translation: string): string | undefined => entityId(hass, device_id, "sensor", translation);
  const people = key("queue") ?? key("people");
  return [
    heading(name, ZONE_ICONS[kind] ?? "mdi:map-marker-radius-outline"),
    ...tiles(
      people,
      entityId(hass, device_id, "binary_sensor", "zone_occupied"),
      key("zone_entries"),
      key("zone_dwell"),
    ),
    ...history(people),
  ];
}

function teamSections({ hass, texts }: Look, shop: Shop): Section[] {
  const key = (name: string): string | undefined => ofShop(hass, shop, name);
  return [
    ...section(
      heading(texts.say("strategy.team_now"), "mdi:account-tie"),
      ...tiles(key("staff_present"), key("occupancy"), key("people_per_staff"), key("free_places")),
    ),
    ...section(
      heading(texts.say("strategy.team_day"), "mdi:chart-line"),
      ...history(key("staff_present"), key("occupancy")),
    ),
    ...section(heading(texts.say("strategy.team_share"), "mdi:account-multiple"), ...history(key("people_per_staff"))),
  ];
}

function leaveMeOutSections(_: Look, shop: Shop): Section[] {
  return [{ type: "grid", cards: [ours("leave-me-out", shop, { grid_options: { columns: "full" } })], column_span: 2 }];
}

function nodeSections({ hass, texts }: Look, shop: Shop): Section[] {
  const key = (device: string, name: string): string | undefined => entityId(hass, device, "sensor", name);
  return [
    ...section(heading(texts.say("strategy.nodes"), "mdi:access-point"), ours("nodes", shop)),
    ...section(
      heading(texts.say("strategy.privacy"), "mdi:incognito"),
      ours("privacy", shop),
      goTo(LEAVE_ME_OUT, texts.say("strategy.visitors_page"), "mdi:account-cancel-outline"),
    ),
    ...section(heading(texts.say("strategy.papers"), "mdi:file-document-outline"), ours("papers", shop)),
    ...section(
      heading(texts.say("strategy.curious"), "mdi:flask-outline"),
      ...tiles(
        ofShop(hass, shop, "wifi_devices"),
        ofShop(hass, shop, "bluetooth_devices"),
        ofShop(hass, shop, "traceable_share"),
      ),
      ...historyByDevice(...shop.nodes.map(({ device_id }) => key(device_id, "frames_per_second"))),
    ),
  ];
}
