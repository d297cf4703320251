import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { day as dayTold, figures, week } from "./days";
import { fakeHass, server, type FakeServer } from "./fake_hass";
import { all, one, said } from "./inside";

const TAG = "footfall-funnel-card";
const day = (entries: number, passersBy: number): ReturnType<typeof figures> =>
  figures(entries, { passers_by: passersBy, bounce_rate: 0.25, engaged_rate: 0.5 });

function telling(): FakeServer {
  const from = server();
  const told = week([day(30, 100), day(40, 120), day(20, 60)], 90, null);
  from.answers["footfall/week"] = { ...told, total: { ...told.total, ...day(90, 280) } };
  return from;
}

const steps = (card: AnyCard): string[] => all(card, "li button").map(said);

async function choose(card: AnyCard, period: string): Promise<void> {
  const select = one(card, "select") as HTMLSelectElement;
  select.selectedIndex = [...select.options].findIndex((option) => said(option) === period);
  select.dispatchEvent(new Event("change"));
  await drawn(card);
}

beforeEach(() => {
  // Wednesday.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-11T11:00:00Z") });
});
afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

describe("the funnel of today", () => {
  it("goes from who came near to who stayed long, as the shop's own limits say", async () => {
    const card = await show(TAG, fakeHass({ server: telling() }));
    expect(steps(card)).toEqual([
      "Came near 80 60 of them passed by",
      "Came in 20 25% of those who came near came in",
      "Stayed 15 75% of the visits lasted 2 min or longer",
      "Stayed long 10 50% of the visits lasted 10 min or longer",
    ]);
  });

  it("begins with what the card of the day says", async () => {
    const from = telling();
    const told = dayTold({}, 12);
    from.answers["footfall/subscribe_day"] = {
      ...told,
      day: "2026-03-11",
      totals: { ...told.totals, entries: 22, passers_by: 66 },
    };
    const card = await show(TAG, fakeHass({ server: from }));
    expect(steps(card).slice(0, 2)).toEqual([
      "Came near 88 66 of them passed by",
      "Came in 22 25% of those who came near came in",
    ]);
  });

  it("is as wide at each step as there are people", async () => {
    const card = await show(TAG, fakeHass({ server: telling() }));
    const widths = all(card, ".track span").map((bar) => bar.style.inlineSize);
    expect(widths).toEqual(["100%", "25%", "18.75%", "12.5%"]);
  });

  it("is said to be unknown where it is", async () => {
    const from = server();
    from.answers["footfall/week"] = week([], null, null);
    expect(words(await show(TAG, fakeHass({ server: from })))).toContain("Nothing is known of this time.");
  });
});

describe("other times", () => {
  it.each([
    ["Yesterday", "2026-03-10", "Came in 40"],
    ["This week", undefined, "Came in 90"],
    ["Last week", "2026-03-04", "Came in 90"],
  ])("%s", async (period, date, expected) => {
    const from = telling();
    const card = await show(TAG, fakeHass({ server: from }));
    await choose(card, period);
    expect(from.asked.findLast(({ type }) => type === "footfall/week")?.date).toBe(date);
    expect(steps(card)[1]).toContain(expected);
  });

  it("may be set as the first to be shown", async () => {
    const card = await show(TAG, fakeHass({ server: telling() }), { period: "yesterday" });
    expect(steps(card)[1]).toContain("Came in 40");
    expect(() => {
      card.setConfig({ type: TAG, period: "ever" });
    }).toThrow("period: has to be one of");
  });
});

it("a step says on request what it is", async () => {
  const card = await show(TAG, fakeHass({ server: telling() }));
  const [, entered] = all(card, "li button");
  expect(one(card, "#about-entered").hidden).toBe(true);
  entered?.click();
  await drawn(card);
  expect(entered?.getAttribute("aria-expanded")).toBe("true");
  expect(said(one(card, "#about-entered"))).toMatch(/^Visits begun since the business day began.*Entries divided by/);
  entered?.click();
  await drawn(card);
  expect(one(card, "#about-entered").hidden).toBe(true);
});
