import { afterEach, describe, expect, it, vi } from "vitest";
import type { Pattern, PatternCell } from "../../frontend/src/data/contract";
import { clearPage, drawn, show, words } from "./cards";
import { fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, one, said } from "./inside";

const TAG = "footfall-heatmap-card";

/** Open from 9 to 12 from Monday to Saturday; on Wednesday at 10 nobody listened. */
function usualWeek(change: Partial<PatternCell> = {}): Pattern {
  const cells: PatternCell[] = [];
  for (let weekday = 0; weekday < 7; weekday += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const open = weekday < 6 && hour >= 9 && hour < 12;
      const known = weekday !== 2 || hour !== 10;
      const entries = open ? 10 * (weekday + 1) + hour : 0;
      const of = known ? { weeks: 8, entries, occupancy: entries / 4 } : { weeks: 0, entries: null, occupancy: null };
      cells.push({ weekday, hour, open, ...of, ...change });
    }
  }
  const times = { time_zone: "Europe/Berlin", from: "2026-01-12T03:00:00+00:00", to: "2026-03-09T03:00:00+00:00" };
  return { weeks: 8, ...times, cells, quietest: { weekday: 0, hour: 9 }, busiest: { weekday: 5, hour: 11 } };
}

function withWeek(pattern: Pattern = usualWeek()): FakeServer {
  const made = server();
  made.answers["footfall/pattern"] = pattern;
  return made;
}

const at = (card: Element, place: string): HTMLElement => one(card, `[data-place="${place}"]`);

afterEach(clearPage);

describe("the usual week", () => {
  it("takes the theme's colours as soon as it is seen, and not before", async () => {
    const computed = vi.spyOn(window, "getComputedStyle").mockReturnValue({ color: "" } as CSSStyleDeclaration);
    const card = await show(TAG, fakeHass({ server: withWeek() }));
    expect(card.style.getPropertyValue("--fill-5")).toBe("");
    computed.mockReturnValue({ color: "rgb(28, 28, 28)" } as CSSStyleDeclaration);
    card.hass = fakeHass({ server: withWeek(), language: "de" });
    await drawn(card);
    expect(card.style.getPropertyValue("--fill-5")).toBe("rgb(28 28 28)");
    computed.mockRestore();
  });

  it("is a table whose heads say which row and column they are of", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek(), language: "de" }));
    expect(all(card, "th[scope=col]").map(said)).toEqual(["09", "10", "11"]);
    expect(all(card, "th[scope=row]").map(said)).toEqual(["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]);
    expect(all(card, "caption")).toHaveLength(1);
  });

  it("begins on the locale's first weekday, and on the user's where one is chosen", async () => {
    const hass = fakeHass({ server: withWeek() });
    const card = await show(TAG, { ...hass, locale: { ...hass.locale, language: "en-US" } });
    expect(all(card, "th[scope=row]").map(said)[0]).toBe("Sun");
    card.hass = { ...hass, locale: { ...hass.locale, first_weekday: "saturday" } };
    await drawn(card);
    expect(all(card, "th[scope=row]").map(said)[0]).toBe("Sat");
  });

  it("tells not known from nobody, in the number and in the mark", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek() }));
    expect(at(card, "2-10").dataset.level).toBe("none");
    expect(at(card, "2-10").textContent.trim()).toBe("–No data");
    expect(at(card, "6-9").dataset.level).toBe("0");
    expect(at(card, "6-9").textContent.trim()).toBe("0");
    expect(at(card, "5-11").dataset.level).toBe("5");
    expect(at(card, "5-11").textContent.trim()).toBe("71");
  });

  it("says which hour is the quietest and which the busiest", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek(), language: "de" }));
    expect(words(card)).toContain("Ruhigste Stunde: Montag, 09:00–10:00 (19)");
    expect(words(card)).toContain("Vollste Stunde: Samstag, 11:00–12:00 (71)");
  });

  it("shows the hours in which the shop is open, and all of them when asked", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek() }));
    expect(all(card, "th[scope=col]")).toHaveLength(3);
    button(card, "Show all hours").click();
    await drawn(card);
    expect(all(card, "th[scope=col]")).toHaveLength(24);
    expect(words(card)).toContain("Only the usual hours");
  });

  it("shows all hours where nobody ever came and no opening hours are set", async () => {
    const nobody = usualWeek({ open: null, entries: 0, occupancy: 0 });
    const card = await show(TAG, fakeHass({ server: withWeek(nobody) }));
    expect(all(card, "th[scope=col]")).toHaveLength(24);
    expect(words(card)).not.toContain("Quietest");
  });

  it("says so where nothing is known yet", async () => {
    const nothing = usualWeek({ weeks: 0, entries: null, occupancy: null });
    const card = await show(TAG, fakeHass({ server: withWeek(nothing) }));
    expect(all(card, "table")).toHaveLength(0);
    expect(words(card)).toContain("Nothing is known yet");
  });
});

describe("choices", () => {
  it("change from who comes in to who is inside", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek() }));
    button(card, "People inside").click();
    await drawn(card);
    expect(at(card, "5-11").textContent.trim()).toBe("18");
    expect(all(card, "caption")[0]?.textContent).toContain("People inside");
    expect(button(card, "People inside").getAttribute("aria-pressed")).toBe("true");
  });

  it("ask for as many weeks as are wanted, and stay while the answer is on its way", async () => {
    const from = withWeek();
    const card = await show(TAG, fakeHass({ server: from }), { weeks: 6 });
    const choice = one(card, "select") as HTMLSelectElement;
    expect([...choice.options].map(said)).toEqual([
      "4 weeks",
      "6 weeks",
      "8 weeks",
      "12 weeks",
      "26 weeks",
      "52 weeks",
    ]);
    choice.selectedIndex = 4;
    choice.dispatchEvent(new Event("change"));
    await drawn(card);
    expect(from.asked.filter(({ type }) => type === "footfall/pattern").map(({ weeks }) => weeks)).toEqual([6, 26]);
    expect(one(card, "select")).toBe(choice);
  });

  it("are refused where they make no sense", () => {
    const card = document.createElement(TAG) as HTMLElement & { setConfig(config: unknown): void };
    expect(() => {
      card.setConfig({ type: "x", weeks: 0 });
    }).toThrow("weeks");
    expect(() => {
      card.setConfig({ type: "x", measure: "phones" });
    }).toThrow("measure");
  });
});

describe("one hour", () => {
  it("is told in a sentence when it is tapped", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek() }));
    at(card, "5-11").click();
    await drawn(card);
    expect(words(card)).toContain("Saturday, 11:00 AM–12:00 PM: 71 entries on average. Weeks known: 8.");
    at(card, "2-10").click();
    await drawn(card);
    expect(words(card)).toContain("not known, because nobody listened then");
  });

  it("is one stop of the tabulator key, and the arrow keys go on from it", async () => {
    const card = await show(TAG, fakeHass({ server: withWeek() }));
    const stops = all(card, "td[tabindex='0']");
    expect(stops.map((stop) => stop.dataset.place)).toEqual(["6-9"]);
    stops[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    await drawn(card);
    expect(all(card, "td[tabindex='0']").map((stop) => stop.dataset.place)).toEqual(["6-10"]);
    expect(card.shadowRoot?.activeElement).toBe(at(card, "6-10"));
  });
});

it("says in words that the figures could not be read", async () => {
  const from = server();
  from.answers["footfall/pattern"] = { code: "unknown_error", message: "no memory" };
  const card = await show(TAG, fakeHass({ server: from }));
  expect(words(card)).toContain("could not be read");
});
