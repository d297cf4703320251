import { afterEach, describe, expect, it } from "vitest";
import { clearPage, drawn, show, words } from "./cards";
import { SHOP, fakeHass, server, type Options } from "./fake_hass";
import { all, one, said } from "./inside";

const TAG = "footfall-dwell-card";
const BANDS = { below_2_min: 23, from_2_min: 21, from_5_min: 18, from_10_min: 20, from_20_min: 12, from_45_min: 6 };
const TODAY: Options["states"] = {
  "sensor.dwell": ["8.5", { unit_of_measurement: "min", ...BANDS }],
  "sensor.bounce_rate": "23",
  "sensor.engaged_visits": "31",
  "sensor.traceable_share": "62",
};
const LAST_WEEK = {
  dwell_median: 720,
  dwell_bands: [30, 0, 0, 50, 20, 0].map((people, index) => ({
    from_seconds: 60 * ([0, 2, 5, 10, 20, 45][index] ?? 0),
    people,
  })),
  bounce_rate: 0.3,
  engaged_rate: 0.7,
  traceable_share: 0.55,
};

const bars = (card: Element): string[] => all(card, "li").map(said);

afterEach(clearPage);

describe("today", () => {
  it("is what the shop's entities say", async () => {
    const card = await show(TAG, fakeHass({ states: TODAY }));
    expect(words(card)).toContain("8.5 min");
    expect(bars(card)).toEqual([
      "under 2 min 23%",
      "2 to 5 min 21%",
      "5 to 10 min 18%",
      "10 to 20 min 20%",
      "20 to 45 min 12%",
      "45 min and more 6%",
    ]);
    expect(words(card)).toMatch(/Short visits\s*23%/);
    expect(words(card)).toMatch(/Long visits\s*31 visits/);
    expect(words(card)).toMatch(/Followed\s*62%/);
  });

  it("is in minutes, whatever unit the owner has chosen for the entity", async () => {
    const dwell: Options["states"] = { ...TODAY, "sensor.dwell": ["5400", { unit_of_measurement: "s", ...BANDS }] };
    expect(words(await show(TAG, fakeHass({ states: dwell })))).toContain("1 hr 30 min");
  });

  it("marks which bands are short and which long by the shop's own limits", async () => {
    const kinds = async (limits: { bounce_minutes: number; engaged_minutes: number }) =>
      all(await show(TAG, fakeHass({ states: TODAY, server: server({ ...SHOP, ...limits }) })), "li").map(
        (line) => line.dataset.kind,
      );
    expect(await kinds({ bounce_minutes: 2, engaged_minutes: 10 })).toEqual([
      "bounce",
      "between",
      "between",
      "engaged",
      "engaged",
      "engaged",
    ]);
    expect(await kinds({ bounce_minutes: 5, engaged_minutes: 30 })).toEqual([
      "bounce",
      "bounce",
      "between",
      "between",
      "between",
      "engaged",
    ]);
  });

  it("says so before the first visit has ended, and while nobody listens", async () => {
    const none = await show(TAG, fakeHass({ states: { "sensor.dwell": "unknown" } }));
    expect(words(none)).toContain("No visit has ended yet today");
    const silent = await show(TAG, fakeHass({ states: { "sensor.dwell": "unavailable" } }));
    expect(words(silent)).toContain("nothing can be said of today");
  });

  it("is not known, and said so, where nobody is recognised for so long", async () => {
    const card = await show(TAG, fakeHass({ server: server({ ...SHOP, anonymous: true }) }));
    expect(words(card)).toContain("Nobody is recognised for longer than five minutes");
  });
});

describe("another period", () => {
  it("comes from the report of that period", async () => {
    const from = server();
    from.answers.call_service = { response: LAST_WEEK };
    const card = await show(TAG, fakeHass({ server: from, states: TODAY }));
    const choice = one(card, "select") as HTMLSelectElement;
    choice.selectedIndex = 3;
    choice.dispatchEvent(new Event("change"));
    await drawn(card);
    expect(from.asked.at(-1)).toMatchObject({
      service: "report",
      service_data: { config_entry_id: "shop1", period: "last_week" },
      return_response: true,
    });
    expect(words(card)).toContain("12 min");
    expect(bars(card)[3]).toBe("10 to 20 min 50%");
    expect(words(card)).toMatch(/Long visits\s*70%/);
  });

  it("says so where nothing is known of it", async () => {
    const from = server();
    from.answers.call_service = { response: { ...LAST_WEEK, dwell_median: null, dwell_bands: [] } };
    const card = await show(TAG, fakeHass({ server: from, states: TODAY }), { period: "yesterday" });
    expect(words(card)).toContain("No visit that ended is known in this period");
  });

  it("is refused where it is none", async () => {
    const card = await show(TAG, fakeHass({ states: TODAY }));
    expect(() => {
      card.setConfig({ type: "x", period: "the_day_before" });
    }).toThrow("period");
  });
});

it("explains a term when it is tapped, with the shop's own limit, and hides it again", async () => {
  const card = await show(TAG, fakeHass({ states: TODAY, server: server({ ...SHOP, bounce_minutes: 3 }) }));
  const [short] = all(card, ".terms button");
  expect(short?.getAttribute("aria-expanded")).toBe("false");
  short?.click();
  await drawn(card);
  expect(words(card)).toContain("shorter than 3 minutes");
  expect(all(card, ".terms button")[0]?.getAttribute("aria-expanded")).toBe("true");
  short?.click();
  await drawn(card);
  expect(words(card)).not.toContain("shorter than");
});
