import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Day } from "../../frontend/src/data/contract";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { day, normal, totals, type HourFigures } from "./days";
import { fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, one, said } from "./inside";
import { layOut } from "./layout";

const TAG = "footfall-today-card";
const SUBSCRIBE = "footfall/subscribe_day";
const hour = (entries: number, more: HourFigures = {}): HourFigures => ({
  open: true,
  entries,
  occupancy: entries / 2,
  low: entries / 3,
  high: entries,
  ...more,
});
const MORNING = { 9: hour(6), 10: hour(9), 11: hour(12), 12: hour(4) };
const USUAL = normal({ 9: 6, 10: 9, 11: 9, 12: 12, 13: 6 });

async function card(told: Day, config: Record<string, unknown> = {}, language = "en"): Promise<AnyCard> {
  const from: FakeServer = server();
  from.answers[SUBSCRIBE] = told;
  const hass = fakeHass({ server: from, language });
  return show(TAG, { ...hass, locale: { ...hass.locale, time_format: "24" } }, config);
}

const headline = (shown: AnyCard): string => said(one(shown, ".headline"));
const plot = (shown: AnyCard): HTMLElement => one(shown, "[role=slider]");
const valueText = (shown: AnyCard): string | null => plot(shown).getAttribute("aria-valuetext");

async function press(shown: AnyCard, ...keys: string[]): Promise<void> {
  for (const key of keys) plot(shown).dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  await drawn(shown);
}

beforeEach(() => {
  layOut(400, 240);
});
afterEach(() => {
  clearPage();
  vi.unstubAllGlobals();
});

describe("the day so far", () => {
  it.each([
    [31, 27.7, "31 people so far 12% more than on a usual Tuesday by now"],
    [20, 40, "20 people so far 50% fewer than on a usual Tuesday by now"],
    [31, 31.2, "31 people so far About as many as on a usual Tuesday by now"],
    [9, 4, "9 people so far 5 more than on a usual Tuesday by now"],
    [1, null, "1 person so far Two earlier days such as this Tuesday are needed to compare with"],
  ])("%d beside %s", async (entries, usual, expected) => {
    expect(headline(await card(day(MORNING, 12.5, totals(entries, usual))))).toBe(expected);
  });

  it("is said to be unknown where it is", async () => {
    expect(words(await card(day({}, 12.5)))).toContain("Nothing is known of today yet.");
  });

  it("is said in German", async () => {
    const shown = await card(day(MORNING, 12.5, totals(31, 27.7)), {}, "de");
    expect(headline(shown).replace(/\s/g, " ")).toBe(
      "31 Personen bisher 12 % mehr als sonst am Dienstag um diese Zeit",
    );
  });

  it("goes on as the day does", async () => {
    const from = server();
    from.answers[SUBSCRIBE] = day(MORNING, 12.5, totals(31, 27.7));
    const shown = await show(TAG, fakeHass({ server: from }));
    from.send(SUBSCRIBE, day(MORNING, 12.6, totals(33, 27.7)));
    await drawn(shown);
    expect(headline(shown)).toContain("33 people so far");
  });
});

describe("the chart", () => {
  it("begins at now, and is gone along by keys", async () => {
    const shown = await card(day(MORNING, 12.5, { ...totals(31, 27), normal: USUAL }));
    expect(valueText(shown)).toBe("12:00 to 13:00. 4 people came in so far. Usually 8 to 16");
    await press(shown, "ArrowLeft", "ArrowLeft");
    expect(valueText(shown)).toBe("11:00 to 12:00. 12 people came in. Usually 6 to 12");
    await press(shown, "Home");
    expect(plot(shown).getAttribute("aria-valuenow")).toBe("0");
    await press(shown, "End");
    expect(plot(shown).getAttribute("aria-valuenow")).toBe(plot(shown).getAttribute("aria-valuemax"));
  });

  it("shows what is said of the hour, until it is left", async () => {
    const shown = await card(day(MORNING, 12.5, totals(31, 27)));
    expect(all(shown, ".tip")).toEqual([]);
    await press(shown, "ArrowLeft", "ArrowLeft");
    expect(all(shown, ".tip > *").map(said)).toEqual(["11:00 to 12:00", "12 people came in"]);
    await press(shown, "Escape");
    expect(all(shown, ".tip")).toEqual([]);
  });

  it("shows what is under the finger", async () => {
    const shown = await card(day(MORNING, 12.5, totals(31, 27)));
    const box = { left: 0, width: 400 } as DOMRect;
    vi.spyOn(plot(shown), "getBoundingClientRect").mockReturnValue(box);
    plot(shown).dispatchEvent(new PointerEvent("pointerdown", { clientX: 31, pointerType: "touch" }));
    await drawn(shown);
    expect(plot(shown).getAttribute("aria-valuenow")).toBe("0");
    // A finger that is lifted leaves what it pointed at to be read; a mouse takes it along.
    plot(shown).dispatchEvent(new PointerEvent("pointerleave", { pointerType: "touch" }));
    await drawn(shown);
    expect(all(shown, ".tip")).toHaveLength(1);
    plot(shown).dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
    await drawn(shown);
    expect(all(shown, ".tip")).toEqual([]);
  });

  it("names the hours in which nobody listened, and hatches them", async () => {
    const shown = await card(day({ ...MORNING, 10: { open: true, heard: 0 } }, 12.5, totals(22, 27)));
    await press(shown, "ArrowLeft", "ArrowLeft", "ArrowLeft");
    expect(valueText(shown)).toBe("10:00 to 11:00. Nobody listened");
    expect(said(one(shown, ".legend"))).toContain("Not heard: 07:00 to 09:00, 10:00 to 11:00");
    expect(all(shown, "rect.unheard.silent")).toHaveLength(3);
  });

  it("says where only a part of an hour was heard, and where the shop is closed", async () => {
    const told = { ...MORNING, 10: hour(9, { heard: 0.4 }), 8: hour(0, { open: false }) };
    const shown = await card(day(told, 12.5, totals(31, 27)));
    await press(shown, "ArrowLeft", "ArrowLeft", "ArrowLeft");
    expect(valueText(shown)).toContain("Only a part of the hour was heard");
    await press(shown, "ArrowLeft", "ArrowLeft");
    expect(valueText(shown)).toContain("Closed");
    expect(all(shown, "rect.closed")).toHaveLength(1);
  });

  it("has a bar for each hour that is over, another for the one that goes on, and a line at now", async () => {
    const shown = await card(day(MORNING, 12.5, totals(31, 27)));
    const bars = all(shown, "path.bars").map((path) => path.getAttribute("d")?.split("Z").length);
    expect(bars).toEqual([4, 2]);
    expect(all(shown, "line.now")).toHaveLength(1);
  });

  it("shows people inside instead, with what they are sure to be between", async () => {
    const shown = await card(day(MORNING, 12.5, totals(31, 27)));
    button(shown, "People inside").click();
    await drawn(shown);
    expect(button(shown, "People inside").getAttribute("aria-pressed")).toBe("true");
    await press(shown, "ArrowLeft", "ArrowLeft");
    expect(valueText(shown)).toBe("11:00 to 12:00. 6 people inside on average. Between 4 and 12");
    expect(all(shown, "path.sure-band")).toHaveLength(1);
  });

  it("begins with people inside where the card is set to", async () => {
    const shown = await card(day(MORNING, 12.5, totals(31, 27)), { show: "occupancy" });
    expect(valueText(shown)).toContain("inside on average");
  });
});

it("a setting that there is not is refused", () => {
  const made = document.createElement(TAG) as AnyCard;
  expect(() => {
    made.setConfig({ type: TAG, show: "money" });
  }).toThrow("show: has to be entries or occupancy");
});
