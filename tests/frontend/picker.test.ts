import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { CARDS } from "../../frontend/src/cards";
import { choice, configForm } from "../../frontend/src/cards/form";
import { register } from "../../frontend/src/cards/register";
import { define } from "./cards";
import { fakeHass, idOf, localizeIn } from "./fake_hass";

type Picked = NonNullable<Window["customCards"]>[number];

const entry = (tag: string): Picked | undefined => window.customCards?.find(({ type }) => type === tag);

/** What Home Assistant's page is made of, as far as we look at it. */
function page(language: string): void {
  const root = document.createElement("home-assistant");
  Object.assign(root, { hass: fakeHass({ language }) });
  document.body.replaceChildren(root);
}

beforeAll(() => {
  define();
  register(CARDS);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe("in the picker of cards", () => {
  it("each card stands once, by its name in the user's language", () => {
    page("de");
    expect(window.customCards?.map(({ type }) => type)).toEqual(CARDS.map(({ tag }) => tag));
    expect(entry("footfall-today-card")?.name).toBe("Footfall: heute");
    page("en");
    expect(entry("footfall-today-card")?.name).toBe("Footfall: today");
  });

  it("a card has some name before Home Assistant is there", () => {
    expect(entry("footfall-today-card")?.name).toBe("Name");
  });

  it("every card says what it shows, in every language", () => {
    for (const language of ["en", "de", "zh-Hans"]) {
      page(language);
      for (const { name, description } of window.customCards ?? []) {
        expect(name).toContain("Footfall");
        expect(description.length).toBeGreaterThan(5);
      }
    }
  });
});

describe("beside an entity", () => {
  const hass = fakeHass({ states: { "sensor.occupancy": "7", "sensor.status": "listening" } });

  it("a card that shows it is suggested, for its shop", () => {
    const suggested = entry("footfall-people-card")?.getEntitySuggestion(hass, idOf("sensor.occupancy"));
    expect(suggested).toEqual({ config: { type: "custom:footfall-people-card", shop: "shop1" } });
  });

  it("no card is suggested that does not, or for what is not ours", () => {
    const { getEntitySuggestion } = entry("footfall-people-card") ?? {};
    expect(getEntitySuggestion?.(hass, idOf("sensor.status"))).toBeNull();
    expect(getEntitySuggestion?.(hass, "light.kitchen")).toBeNull();
    const foreign = { "sensor.x": { entity_id: "sensor.x", platform: "mqtt", translation_key: "occupancy" } };
    expect(getEntitySuggestion?.({ ...hass, entities: foreign }, "sensor.x")).toBeNull();
  });
});

describe("a card's editor", () => {
  it("names its fields and what there is to choose from", () => {
    page("de");
    const form = configForm([choice("period", { today: "funnel.today" })], { period: "funnel.period" });
    const labels = form.schema.map((field) => form.computeLabel(field, localizeIn("de")));
    expect(labels).toEqual(["Geschäft", "Titel", "Zeitraum"]);
    expect(form.schema[2]?.selector).toEqual({
      select: { mode: "dropdown", options: [{ value: "today", label: "Heute" }] },
    });
    expect(form.computeHelper({ name: "shop", selector: {} }, localizeIn("en"))).toBe(
      "The first shop where none is chosen.",
    );
    expect(form.computeHelper({ name: "period", selector: {} }, localizeIn("en"))).toBeUndefined();
  });
});
