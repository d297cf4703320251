import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { figures, week } from "./days";
import { fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, one, said } from "./inside";
import { layOut } from "./layout";

const TAG = "footfall-week-card";
const usual = (mean: number): { normal_entries: number; normal_low: number; normal_high: number } => ({
  normal_entries: mean,
  normal_low: mean - 6,
  normal_high: mean + 6,
});
const DAYS = [
  figures(30, { ...usual(28), dwell_median: 480 }),
  figures(null, { ...usual(30), heard: 0 }),
  figures(22, { ...usual(30), heard: 0.6 }),
  figures(12, usual(31)),
  figures(null, usual(40)),
];

async function card(from: FakeServer): Promise<AnyCard> {
  return show(TAG, fakeHass({ server: from }));
}

function telling(total: number | null, before: number | null, days = DAYS): FakeServer {
  const from = server();
  from.answers["footfall/week"] = week(days, total, before);
  return from;
}

const headline = (shown: AnyCard): string => said(one(shown, ".headline"));

async function textAt(shown: AnyCard, place: number): Promise<string | null> {
  const slider = one(shown, "[role=slider]");
  const press = (key: string): boolean => slider.dispatchEvent(new KeyboardEvent("keydown", { key }));
  press("Home");
  for (let step = 0; step < place; step += 1) press("ArrowRight");
  await drawn(shown);
  return slider.getAttribute("aria-valuetext");
}

beforeEach(() => {
  layOut(400, 240);
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-12T11:00:00Z") });
});
afterEach(() => {
  clearPage();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the week so far", () => {
  it.each([
    [64, 80, "64 people so far 20% fewer than by this time in the week before"],
    [88, 80, "88 people so far 10% more than by this time in the week before"],
    [80, 80, "80 people so far About as many as by this time in the week before"],
    [64, null, "64 people so far Nothing is known of the week before"],
  ])("%d beside %s", async (total, before, expected) => {
    expect(headline(await card(telling(total, before)))).toBe(expected);
  });

  it("is said to be unknown where it is", async () => {
    expect(words(await card(telling(null, null, [])))).toContain("Nothing is known of this week.");
  });
});

describe("each day", () => {
  it("is told in words", async () => {
    const shown = await card(telling(64, 80));
    expect(await textAt(shown, 0)).toBe(
      "Monday, March 9. 30 people came in. Between 25 and 35. Usually 22 to 34. Half of them stayed longer than 8 min",
    );
    expect(await textAt(shown, 1)).toBe("Tuesday, March 10. Nobody listened. Usually 24 to 36");
    expect(await textAt(shown, 2)).toContain("Heard for 60% of the day");
    expect(await textAt(shown, 3)).toContain("12 people came in so far");
    expect(await textAt(shown, 4)).toBe("Friday, March 13. Usually 34 to 46");
  });

  it("has its number above its bar, and hatching where it was not heard", async () => {
    const shown = await card(telling(64, 80));
    expect(all(shown, "text.value").map(said)).toEqual(["30", "22", "12"]);
    expect(all(shown, "rect.unheard")).toHaveLength(2);
    expect(all(shown, "path.bars.running")).toHaveLength(1);
  });

  it("says that it was counted elsewhere", async () => {
    const shown = await card(telling(30, null, [figures(30, { heard: 0.4, imported: 0.4 })]));
    expect(await textAt(shown, 0)).toContain("Counted elsewhere and imported");
  });
});

describe("other weeks", () => {
  it("are looked at one after the other, up to this one", async () => {
    const from = telling(64, 80);
    const shown = await card(from);
    expect(button(shown, "The week after").disabled).toBe(true);
    from.answers["footfall/week"] = week([figures(40)], 250, 200, "2026-03-02");
    button(shown, "The week before").click();
    await drawn(shown);
    expect(from.asked.at(-1)).toEqual({ type: "footfall/week", entry_id: "shop1", date: "2026-03-05" });
    expect(headline(shown)).toBe("250 people came in 25% more than in the week before");
    expect(said(one(shown, ".turn span"))).toBe("Mar 2 – 8");
    from.answers["footfall/week"] = week(DAYS, 64, 80);
    button(shown, "The week after").click();
    await drawn(shown);
    expect(headline(shown)).toContain("64 people so far");
  });
});
