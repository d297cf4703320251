import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at, day, normal } from "./days";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { fakeHass, server, type Options } from "./fake_hass";
import { all, button, one, said } from "./inside";

const TAG = "footfall-people-card";
const WHY = {
  wifi_devices: 9,
  bluetooth_devices: 14,
  decided_by: "bluetooth",
  people_per_device: 0.8,
  sure: 99,
  calibration: "none",
  counts: 0,
  last_count: null,
  last_counted: null,
  from_counts: 0,
  count_error: null,
};

function seven(why: Partial<Record<keyof typeof WHY, unknown>> = {}, more: Options["states"] = {}): Options["states"] {
  return {
    "sensor.occupancy": ["7", { ...WHY, ...why }],
    "sensor.occupancy_low": "5",
    "sensor.occupancy_high": "9",
    ...more,
  };
}

async function why(states: Options["states"], language = "en"): Promise<string[]> {
  const card = await show(TAG, fakeHass({ states, language }));
  one(card, ".why button").click();
  await drawn(card);
  return all(card, ".why li").map(said);
}

const place = (card: AnyCard, sign: string): string => one(card, `.rail .${sign}`).style.insetInlineStart;

afterEach(clearPage);

describe("how many people are inside", () => {
  it("is said as a number, with what it is sure to be between", async () => {
    const card = await show(TAG, fakeHass({ states: seven() }));
    expect(said(one(card, ".headline"))).toBe("7 people inside between 5 and 9");
  });

  it("stands on a scale, in the band that it is sure to be in", async () => {
    const card = await show(TAG, fakeHass({ states: seven() }));
    expect([place(card, "mark"), place(card, "band"), one(card, ".band").style.inlineSize]).toEqual(
      ["70%", "50%", "40%"], // of ten
    );
  });

  it("is one person where it is one", async () => {
    const one_ = { "sensor.occupancy": "1", "sensor.occupancy_low": "0", "sensor.occupancy_high": "2" };
    expect(words(await show(TAG, fakeHass({ states: one_ })))).toContain("1 person inside");
  });

  it("is nobody in words", async () => {
    const nobody = { "sensor.occupancy": "0", "sensor.occupancy_low": "0", "sensor.occupancy_high": "0" };
    expect(words(await show(TAG, fakeHass({ states: nobody })))).toContain("0 people inside Nobody is inside.");
  });

  it("follows the entity", async () => {
    const card = await show(TAG, fakeHass({ server: server(), states: seven() }));
    const next = fakeHass({ states: { ...seven(), "sensor.occupancy": "8" } });
    card.hass = { ...card.hass, states: next.states };
    await drawn(card);
    expect(words(card)).toContain("8 people inside");
  });
});

describe("beside it", () => {
  it.each([
    ["quiet", "Quiet"],
    ["usual", "As usual"],
    ["busy", "Busy"],
  ])("%s is said in words", async (busyness, expected) => {
    const card = await show(TAG, fakeHass({ states: seven({}, { "sensor.busyness": busyness }) }));
    expect(said(one(card, ".chip"))).toBe(expected);
  });

  it("nothing is said of what is usual as long as it is not known", async () => {
    const card = await show(TAG, fakeHass({ states: seven({}, { "sensor.busyness": "unknown" }) }));
    expect(all(card, ".chip")).toEqual([]);
  });

  it("stands that it is closed, and that somebody is inside all the same", async () => {
    const closed = { "binary_sensor.open": "off", "binary_sensor.occupied_closed": "on", "sensor.busyness": "busy" };
    const card = await show(TAG, fakeHass({ states: seven({}, closed) }));
    expect(said(one(card, ".chip"))).toBe("Closed");
    expect(said(one(card, "[role=alert]"))).toBe("Somebody is inside although the shop is closed.");
  });

  it("stands what is usual at this hour", async () => {
    const from = server();
    from.answers["footfall/subscribe_day"] = day({}, 12.5, { normal: normal({ 11: 20, 12: 12, 13: 30 }) });
    const card = await show(TAG, fakeHass({ server: from, states: seven() }));
    expect(words(card)).toContain("usually 6 at this time");
    expect(at(12)).toBe("2026-03-10T11:00:00.000Z");
    // The scale has room for what is usual at any hour: 20 people.
    expect(place(card, "usual")).toBe("30%");
  });

  it("stands how many more may come in", async () => {
    const card = await show(TAG, fakeHass({ states: seven({}, { "sensor.free_places": "13" }) }));
    expect(words(card)).toContain("13 more people may come in");
    expect(words(card)).toContain("20 may be inside");
    expect(place(card, "limit")).toBe("100%");
  });

  it("stands that nobody may", async () => {
    const full = seven({}, { "sensor.free_places": "0" });
    expect(words(await show(TAG, fakeHass({ states: full })))).toContain("The shop is full");
  });
});

describe("where nothing is known", () => {
  const silent = { "sensor.occupancy": "unavailable" };
  const withNode = (status: string): Options => ({
    states: { ...silent, "sensor.status": status },
    devices: { "sensor.status": "node-device1" },
  });

  it.each([
    ["paused", "Paused: the nodes are not listening"],
    ["disconnected", "No node is connected"],
    ["listening", "only just begun to listen"],
    ["unavailable", "No node is listening"],
  ])("it is said why: %s", async (status, expected) => {
    expect(words(await show(TAG, fakeHass(withNode(status))))).toContain(expected);
  });
});

describe("why it is that number", () => {
  beforeEach(() => {
    vi.setSystemTime("2026-03-10T12:00:00Z");
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is told on request, in sentences", async () => {
    const card = await show(TAG, fakeHass({ states: seven() }));
    const ask = button(card, "Why this number?");
    expect(ask.getAttribute("aria-expanded")).toBe("false");
    ask.click();
    await drawn(card);
    expect(ask.getAttribute("aria-expanded")).toBe("true");
    expect(all(card, ".why li").map(said)).toEqual([
      "Phones heard: 9 on Wi-Fi and 14 on Bluetooth. The number is closer to what Bluetooth says.",
      "Here, one phone that is heard stands for 0.8 people.",
      "In four cases out of five the true number lies between 5 and 9.",
      "Nobody has counted here yet, so a rule that suits most shops is used. A few counts of yours make it more exact.",
    ]);
  });

  it("names the owner's counts", async () => {
    const counted = { calibration: "counts", counts: 3, last_count: "2026-03-10T10:00:00+00:00", last_counted: 6 };
    const found = await why(seven({ ...counted, from_counts: -1.5, count_error: 0.7 }));
    expect(found.slice(3)).toEqual([
      "Fitted to 3 counts of yours, the last one 2 hours ago: 6 people.",
      "Your last counts take 1.5 off it; that fades within the hour.",
      "When somebody counted, it was off by 0.7 people on average.",
    ]);
  });

  it("says how sure it is that somebody is there, where nobody is thought to be", async () => {
    const nobody = await why({ ...seven(), "sensor.occupancy": ["0", { ...WHY, sure: 4, people_per_device: null }] });
    expect(nobody).toContain("It is 4% certain that somebody is inside.");
  });

  it("leaves out what the entity does not say", async () => {
    expect(await why({ "sensor.occupancy": "7" })).toEqual([]);
  });

  it.each(["de", "zh-Hans"])("is told in %s", async (language) => {
    const found = await why(seven({ calibration: "profile", from_counts: 2 }), language);
    expect(found).toHaveLength(5);
    expect(found.join()).not.toMatch(/[{}]|phone/);
  });
});
