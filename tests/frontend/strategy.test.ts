import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { CARDS } from "../../frontend/src/cards";
import type { Shop } from "../../frontend/src/data/contract";
import type { Hass } from "../../frontend/src/hass";
import { DashboardStrategy, registerStrategies, ViewStrategy } from "../../frontend/src/strategy/strategies";
import type { ViewName } from "../../frontend/src/strategy/views";
import { clearPage } from "./cards";
import { SHOP, fakeHass, idOf, server, settled, type Options } from "./fake_hass";
import { one } from "./inside";

const ZONE = { id: "zone1", name: "Till", kind: "till", device_id: "zone-device1" };
const WITH_ZONES: Shop = { ...SHOP, zones: [ZONE] };
const CONFIG = { type: "custom:footfall" };
const OF_ZONE = { "sensor.queue": "zone-device1", "sensor.zone_entries": "zone-device1" };
const STATES = {
  "sensor.occupancy": "7",
  "sensor.entries_hour": "3",
  "sensor.visits_in_progress": "5",
  "sensor.busyness": "usual",
  "sensor.queue": "2",
  "sensor.zone_entries": "20",
};
const STAFF = { "sensor.staff_present": "2", "sensor.people_per_staff": "3.5" };

function hass(shops: Shop[] = [SHOP], options: Options = {}): Hass {
  return fakeHass({ server: server(...shops), states: STATES, devices: OF_ZONE, ...options });
}

async function views(from: Hass, config: object = {}): Promise<string[]> {
  const made = await DashboardStrategy.generate({ ...CONFIG, ...config }, from);
  return made.views.map(({ path }) => path);
}

type Cards = { type: string; heading?: string; entity?: string; shop?: string; grid_options?: { columns: unknown } }[];

async function cards(view: ViewName, from: Hass, config = {}): Promise<Cards> {
  const made = await ViewStrategy.generate({ ...CONFIG, view, ...config }, from);
  return made.sections.flatMap((section) => section.cards as Cards);
}

const types = (found: Cards): string[] => found.map(({ type }) => type);
const headings = (found: Cards): (string | undefined)[] =>
  found.filter(({ type }) => type === "heading").map(({ heading }) => heading);
const tiles = (found: Cards): (string | undefined)[] =>
  found.filter(({ type }) => type === "tile").map(({ entity }) => entity);

beforeAll(() => {
  registerStrategies();
});
afterEach(clearPage);

describe("the dashboard", () => {
  it("has the views that the shop has something for", async () => {
    expect(await views(hass())).toEqual(["today", "week", "nodes", "leave-me-out"]);
    expect(await views(hass([WITH_ZONES]))).toEqual(["today", "week", "zones", "nodes", "leave-me-out"]);
    expect(await views(hass([SHOP], { states: { ...STATES, ...STAFF } }))).toEqual([
      "today",
      "week",
      "team",
      "nodes",
      "leave-me-out",
    ]);
  });

  it("leaves out what its owner does without", async () => {
    expect(await views(hass([WITH_ZONES]), { hidden: ["week", "nodes", "leave-me-out"] })).toEqual(["today", "zones"]);
  });

  it("is called as the shop, and its views in the user's language", async () => {
    const made = await DashboardStrategy.generate(CONFIG, hass([SHOP], { language: "de" }));
    expect(made.title).toBe("Bakery");
    expect(made.views[0]).toEqual({
      title: "Heute",
      path: "today",
      icon: "mdi:store",
      strategy: { type: "custom:footfall", view: "today" },
    });
  });

  it("says why where there is no shop", async () => {
    const from = hass();
    const refusing = { ...from, callWS: () => Promise.reject(new Error("not loaded")) };
    expect(await views(refusing)).toEqual(["today"]);
    expect(types(await cards("today", refusing))).toEqual(["custom:footfall-people-card"]);
  });

  it("is suggested under the shop's name", async () => {
    expect(await DashboardStrategy.getCreateSuggestions(hass())).toEqual({ title: "Bakery", icon: "mdi:store" });
    const two = hass([SHOP, { ...SHOP, entry_id: "shop2" }]);
    expect(await DashboardStrategy.getCreateSuggestions(two)).toEqual({ title: "Footfall", icon: "mdi:store" });
  });

  it("is offered where dashboards are added", () => {
    expect(window.customStrategies?.map(({ type, strategyType, name }) => [type, strategyType, name])).toEqual([
      ["footfall", "dashboard", "Footfall"],
    ]);
    expect(customElements.get("ll-strategy-dashboard-footfall")).toBe(DashboardStrategy);
    expect(customElements.get("ll-strategy-view-footfall")).toBe(ViewStrategy);
  });
});

describe("the views", () => {
  it("have our cards for the shop, and no card that there is not", async () => {
    const known = new Set([...CARDS.map(({ tag }) => `custom:${tag}`)]);
    const from = hass([WITH_ZONES], { states: { ...STATES, ...STAFF } });
    for (const view of ["today", "week", "zones", "team", "nodes", "leave-me-out"] as const) {
      const ours = (await cards(view, from)).filter(({ type }) => type.startsWith("custom:"));
      expect(ours.every(({ type, shop }) => known.has(type) && shop === "shop1")).toBe(true);
    }
  });

  it("today: now, the day, the funnel and how long they stay", async () => {
    const found = await cards("today", hass());
    expect(types(found).filter((type) => type.startsWith("custom:"))).toEqual(
      ["people", "calibrate", "today", "funnel", "dwell"].map((name) => `custom:footfall-${name}-card`),
    );
    expect(tiles(found)).toEqual([idOf("sensor.entries_hour"), idOf("sensor.visits_in_progress")]);
  });

  it("today: badges for what says something", async () => {
    const made = await ViewStrategy.generate({ ...CONFIG, view: "today" }, hass());
    expect(made.badges).toEqual([
      {
        type: "entity",
        entity: idOf("sensor.busyness"),
        visibility: [{ condition: "state", entity: idOf("sensor.busyness"), state_not: ["unknown", "unavailable"] }],
      },
    ]);
  });

  it("zones: the plan, and of each zone its own entities", async () => {
    const found = await cards("zones", hass([WITH_ZONES]));
    expect(headings(found)).toEqual(["Floor plan", "Till"]);
    expect(tiles(found)).toEqual([idOf("sensor.queue"), idOf("sensor.zone_entries")]);
  });

  it("team: who is there, and its day", async () => {
    const found = await cards("team", hass([SHOP], { states: { ...STATES, ...STAFF } }));
    expect(tiles(found)).toEqual(
      ["staff_present", "occupancy", "people_per_staff"].map((key) => idOf(`sensor.${key}`)),
    );
    expect(types(found)).toContain("history-graph");
  });

  it("leave me out: a page of its own, that is gone to from the privacy card", async () => {
    const { views: made } = await DashboardStrategy.generate(CONFIG, hass());
    expect(made.filter(({ subview }) => subview).map(({ path }) => path)).toEqual(["leave-me-out"]);
    expect(types(await cards("leave-me-out", hass()))).toEqual(["custom:footfall-leave-me-out-card"]);
    const leading = (await cards("nodes", hass())).find(({ type }) => type === "button");
    expect(leading).toMatchObject({ tap_action: { action: "navigate", navigation_path: "leave-me-out" } });
    expect(await views(hass([{ ...SHOP, nodes: [] }]))).not.toContain("leave-me-out");
  });

  it("leave nothing but headings out", async () => {
    const made = await ViewStrategy.generate({ ...CONFIG, view: "nodes" }, fakeHass({ server: server(SHOP) }));
    const lonely = made.sections.filter(({ cards: found }) => found.every(({ type }) => type === "heading"));
    expect(lonely).toEqual([]);
  });

  it("of several shops stand under their names", async () => {
    const two = [SHOP, { ...WITH_ZONES, entry_id: "shop2", title: "Café" }];
    expect(
      headings(await cards("week", hass(two))).filter((name) => ["Bakery", "Café"].includes(String(name))),
    ).toEqual(["Bakery", "Café"]);
    expect(headings(await cards("zones", hass(two)))).toEqual(["Café", "Floor plan", "Till"]);
    expect(headings(await cards("week", hass(two), { shops: ["shop2"] }))).not.toContain("Café");
  });
});

it("sections of one shop never stand among those of another", async () => {
  const dense = async (...shops: Shop[]): Promise<boolean | undefined> =>
    (await ViewStrategy.generate({ ...CONFIG, view: "zones" }, hass(shops))).dense_section_placement;
  expect(await dense(WITH_ZONES)).toBe(true);
  expect(await dense(WITH_ZONES, { ...WITH_ZONES, entry_id: "shop2" })).toBe(false);
});

describe("made anew", () => {
  const before = hass();
  const changed = (now: Partial<Hass>): boolean =>
    DashboardStrategy.shouldRegenerate(CONFIG, before, { ...before, ...now });

  it("where its language or our entities are others", () => {
    expect(changed({ language: "de" })).toBe(true);
    expect(changed({ entities: hass([SHOP], { states: { "sensor.occupancy": "7" } }).entities })).toBe(true);
  });

  it("and not where only others' are", () => {
    expect(changed({ states: {} })).toBe(false);
    expect(changed({ entities: { ...before.entities, "light.a": { entity_id: "light.a", platform: "hue" } } })).toBe(
      false,
    );
  });
});

describe("its editor", () => {
  interface Editor extends HTMLElement {
    hass: Hass;
    setConfig(config: object): void;
    updateComplete: Promise<boolean>;
  }
  interface Form extends HTMLElement {
    data: object;
    schema: { name: string; selector: { select: { options: { value: string; label: string }[] } } }[];
  }

  async function editor(config: object): Promise<[Editor, Form]> {
    const made = DashboardStrategy.getConfigElement() as Editor;
    made.setConfig({ ...CONFIG, ...config });
    made.hass = hass([SHOP, { ...SHOP, entry_id: "shop2", title: "Café" }]);
    document.body.append(made);
    for (let turn = 0; turn < 3; turn += 1) {
      await settled();
      await made.updateComplete;
    }
    return [made, one(made, "ha-form") as Form];
  }

  it("lets one choose shops and views by their names", async () => {
    const [, form] = await editor({ shops: ["shop2"] });
    expect(form.data).toEqual({ shops: ["shop2"], hidden: [] });
    expect(form.schema.map(({ selector }) => selector.select.options.map(({ label }) => label))).toEqual([
      ["Bakery", "Café"],
      ["Today", "Week", "Zones", "Team", "Nodes", "Leave me out"],
    ]);
  });

  it("keeps nothing of which nothing is chosen", async () => {
    const [made, form] = await editor({ shops: ["shop2"] });
    const chosen = vi.fn();
    made.addEventListener("config-changed", (event) => {
      chosen((event as CustomEvent<{ config: object }>).detail.config);
    });
    form.dispatchEvent(new CustomEvent("value-changed", { detail: { value: { shops: [], hidden: ["team"] } } }));
    expect(chosen).toHaveBeenCalledExactlyOnceWith({ type: "custom:footfall", hidden: ["team"] });
  });
});
