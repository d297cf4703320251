import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Held } from "../../frontend/src/data/contract";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { SHOP, fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, hasButton, one, said } from "./inside";

const TAG = "footfall-privacy-card";
const HELD: Held = {
  pseudonyms: 143,
  devices: 31,
  people_with_visit: 7,
  left_out_today: 0,
  until: "2026-03-13T03:00:00+00:00",
  oldest: "2026-03-12T05:00:00+00:00",
  nodes: [
    { id: "node1", name: "Door", pseudonyms_sent: true, paused: false },
    { id: "node2", name: "Till", pseudonyms_sent: true, paused: true },
    { id: "node3", name: "Store room", pseudonyms_sent: false, paused: false },
  ],
  on_disk: 0,
};

async function press(card: AnyCard, name: string): Promise<void> {
  button(card, name).click();
  await drawn(card);
}

let from: FakeServer;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-12T11:00:00Z") });
  from = server();
  from.answers["footfall/subscribe_held"] = HELD;
  from.answers["footfall/erase"] = { erased: 143 };
});
afterEach(() => {
  vi.useRealTimers();
  clearPage();
});

describe("what is held", () => {
  it("is said with how much, until when, and what is stored", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    expect(words(card)).toContain("143 pseudonyms are held now");
    expect(words(card)).toContain("Held since 6:00 AM at the earliest.");
    expect(words(card)).toContain("Recognisable until Friday 4:00 AM at the latest");
    expect(words(card)).toContain("Nothing of strangers is on disk");
  });

  it("is said of each node: whether it listens", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    expect(all(card, ".node").map(said)).toEqual(["Door Listening", "Till Paused", "Store room Sends no pseudonyms"]);
  });

  it("follows what the hub says", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    expect(words(card)).not.toContain("left out");
    from.send("footfall/subscribe_held", { ...HELD, pseudonyms: 1, left_out_today: 2 });
    await drawn(card);
    expect(words(card)).toContain("1 pseudonym is held now");
    expect(words(card)).toContain("2 phones were left out today because their owners asked for it.");
    from.send("footfall/subscribe_held", { ...HELD, pseudonyms: 0, until: null, nodes: [] });
    await drawn(card);
    expect(words(card)).toContain("Nothing of anybody is held now");
    expect(words(card)).toContain("no phone can be recognised");
    expect(words(card)).toContain("No node belongs to this shop");
  });
});

describe("erasing", () => {
  it("asks first, then does it and says what was erased", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    await press(card, "Erase now");
    expect(words(card)).toContain("Erase everything held of visitors?");
    expect(from.asked.some(({ type }) => type === "footfall/erase")).toBe(false);
    expect(card.shadowRoot?.activeElement).toBe(button(card, "Cancel"));
    await press(card, "Erase");
    expect(from.asked).toContainEqual({ type: "footfall/erase", entry_id: "shop1" });
    expect(words(card)).toContain("Erased: 143 pseudonyms.");
  });

  it("is left by the button and by the escape key, with nothing done", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    await press(card, "Erase now");
    await press(card, "Cancel");
    expect(hasButton(card, "Erase now")).toBe(true);
    await press(card, "Erase now");
    one(card, "[role=alertdialog]").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await drawn(card);
    expect(hasButton(card, "Erase now")).toBe(true);
    expect(from.asked.some(({ type }) => type === "footfall/erase")).toBe(false);
  });

  it("that was refused says why, and that nothing is gone", async () => {
    from.answers["footfall/erase"] = { code: "unauthorized", message: "Unauthorized" };
    const card = await show(TAG, fakeHass({ server: from }));
    await press(card, "Erase now");
    await press(card, "Erase");
    expect(words(card)).toContain("Nothing was erased: You may not do this.");
  });

  it("is not offered to those who may not", async () => {
    const reader = server({ ...SHOP, may_edit: false });
    reader.answers["footfall/subscribe_held"] = HELD;
    const card = await show(TAG, fakeHass({ server: reader }));
    expect(hasButton(card, "Erase now")).toBe(false);
  });
});
