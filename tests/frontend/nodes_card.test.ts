import { afterEach, describe, expect, it, vi } from "vitest";
import { clearPage, show, words } from "./cards";
import { SHOP, fakeHass, idOf, server, type Options } from "./fake_hass";
import { all, one, said } from "./inside";

const TAG = "footfall-nodes-card";
const DEVICES = { "sensor.status": "node-device1", "sensor.last_heard": "node-device1" };

const node = (status: string, heard = "unknown"): Options => ({
  states: { "sensor.status": status, "sensor.last_heard": heard },
  devices: DEVICES,
});

afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

describe("a node", () => {
  it.each([
    ["listening", "good", "It is listening."],
    ["paused", "waiting", "Paused: it hears nothing until its listening is switched on."],
    ["no_key", "waiting", "It waits for its key"],
    ["ended", "waiting", "The recording that it plays has come to its end."],
    ["disconnected", "bad", "Not connected. Check whether it has power"],
    ["unavailable", "bad", "Nothing is known of it at the moment."],
  ])("that is %s says so in words, by a sign and by colour", async (status, health, expected) => {
    const card = await show(TAG, fakeHass(node(status)));
    expect(words(card)).toContain(`Door ${expected}`);
    expect(one(card, "ha-icon").className).toBe(health);
  });

  it("that is away says when it last heard anything", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-10T12:00:00Z") });
    const card = await show(TAG, fakeHass(node("disconnected", "2026-03-10T09:00:00+00:00")));
    expect(words(card)).toContain("Last heard something 3 hours ago.");
  });

  it("opens what Home Assistant has of it", async () => {
    const card = await show(TAG, fakeHass(node("listening")));
    const opened = vi.fn();
    document.body.addEventListener("hass-more-info", (event) => {
      opened((event as CustomEvent<{ entityId: string }>).detail.entityId);
    });
    one(card, "button").click();
    expect(opened).toHaveBeenCalledExactlyOnceWith(idOf("sensor.status"));
  });

  it("that is Home Assistant's own says what it cannot hear", async () => {
    const proxy = { ...SHOP, nodes: SHOP.nodes.map((each) => ({ ...each, kind: "bluetooth_proxy" as const })) };
    const card = await show(TAG, fakeHass({ ...node("listening"), server: server(proxy) }));
    expect(words(card)).toContain("It hears only Bluetooth.");
  });
});

it("a shop without nodes says how to add one", async () => {
  const card = await show(TAG, fakeHass({ server: server({ ...SHOP, nodes: [] }) }));
  expect(words(card)).toContain("Add one under Settings");
  expect(all(card, "li").map(said)).toEqual([]);
});
