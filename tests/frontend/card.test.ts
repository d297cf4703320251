import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SHOP, fakeHass, server } from "./fake_hass";
import { clearPage, drawn, show, words } from "./cards";

const CARD = "footfall-people-card";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

describe("whose card it is", () => {
  it("is the first shop's unless one is chosen", async () => {
    const from = server(SHOP, { ...SHOP, entry_id: "shop2", device_id: "device2" });
    const second = fakeHass({ server: from, device: "device2", states: { "sensor.occupancy": "3" } });
    expect(words(await show(CARD, second))).toContain("No node is listening");
    expect(words(await show(CARD, second, { shop: "shop2" }))).toContain("3");
  });

  it("is said where the shop is gone", async () => {
    expect(words(await show(CARD, fakeHass(), { shop: "deleted" }))).toContain("was deleted");
  });

  it("is said where there is no shop", async () => {
    const from = server();
    from.answers["footfall/shops"] = [];
    expect(words(await show(CARD, fakeHass({ server: from })))).toContain("No shop is running");
  });
});

describe("what cannot be shown", () => {
  it.each([
    ["unauthorized", "You may not see this shop"],
    ["not_found", "is starting"],
    ["unknown_error", "could not be read"],
  ])("%s is said in words", async (code, said) => {
    const from = server();
    from.answers["footfall/shops"] = { code, message: "" };
    expect(words(await show(CARD, fakeHass({ server: from })))).toContain(said);
  });

  it("is shown as soon as it can be", async () => {
    const from = server();
    from.answers["footfall/shops"] = { code: "not_found", message: "" };
    const card = await show(CARD, fakeHass({ server: from, states: { "sensor.occupancy": "4" } }));
    from.answers["footfall/shops"] = [SHOP];
    await vi.advanceTimersByTimeAsync(2_000);
    await drawn(card);
    expect(words(card)).toContain("4");
  });
});

describe("a card", () => {
  it("is not drawn for what does not concern it", async () => {
    const card = await show(CARD, fakeHass({ states: { "sensor.occupancy": "4" } }));
    const render = vi.spyOn(card, "render" as never);
    card.hass = { ...card.hass, states: { ...card.hass.states, "light.kitchen": undefined } };
    await drawn(card);
    expect(render).not.toHaveBeenCalled();
  });

  it("speaks another language as soon as the user does", async () => {
    const states = { "sensor.occupancy": "unavailable" };
    const card = await show(CARD, fakeHass({ states }));
    card.hass = { ...card.hass, ...fakeHass({ states, language: "de" }), connection: card.hass.connection };
    await drawn(card);
    expect(words(card)).toContain("Gerade hört kein Knoten zu");
  });

  it("refuses a setting that it cannot use", () => {
    const card = document.createElement(CARD) as HTMLElement & { setConfig(config: unknown): void };
    expect(() => {
      card.setConfig({ type: `custom:${CARD}`, shop: 5 });
    }).toThrow("shop: has to be a text");
  });
});
