import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { fakeHass, idOf, server, type FakeServer } from "./fake_hass";
import { all, button, one } from "./inside";

const TAG = "footfall-calibrate-card";
const ANSWER = {
  time: "2026-03-12T10:00:05+00:00",
  counted: 7,
  before: 9,
  after: 7,
  used: true,
  counts: 4,
  factor: 1.1,
};

const number = (card: Element): string => (one(card, "input") as HTMLInputElement).value;

async function press(card: AnyCard, ...names: string[]): Promise<void> {
  for (const name of names) {
    button(card, name).click();
    await drawn(card);
  }
}

async function counting(from: FakeServer, estimate = "9"): Promise<AnyCard> {
  return await show(TAG, fakeHass({ server: from, states: { "sensor.occupancy": estimate } }));
}

function saying(people: string, card: AnyCard): AnyCard["hass"] {
  const id = idOf("sensor.occupancy");
  const state = card.hass.states[id];
  return { ...card.hass, states: { ...card.hass.states, [id]: state && { ...state, state: people } } };
}

let from: FakeServer;
beforeEach(() => {
  from = server();
  from.answers.call_service = { response: ANSWER };
});
afterEach(clearPage);

describe("counting", () => {
  it("takes two taps from the present estimate to the answer", async () => {
    const card = await counting(from, "8");
    expect(number(card)).toBe("8");
    await press(card, "One fewer", "I count 7");
    expect(from.asked.at(-1)).toMatchObject({
      domain: "footfall",
      service: "calibrate",
      service_data: { count: 7, config_entry_id: "shop1" },
      return_response: true,
    });
    expect(words(card)).toContain("Before: 9. Now: 7.");
    expect(words(card)).toContain("4 counts teach the number.");
  });

  it("follows the estimate until it is touched, and still says it then", async () => {
    const card = await counting(from);
    card.hass = saying("12", card);
    await drawn(card);
    expect(number(card)).toBe("12");
    await press(card, "One more");
    card.hass = saying("20", card);
    await drawn(card);
    expect(number(card)).toBe("13");
    expect(words(card)).toContain("The present estimate is 20");
  });

  it("can be typed, and by the keys of a spin button", async () => {
    const card = await counting(from);
    const input = one(card, "input") as HTMLInputElement;
    input.value = "31";
    input.dispatchEvent(new Event("change"));
    await drawn(card);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "PageUp" }));
    await drawn(card);
    expect(number(card)).toBe("41");
    expect(input.getAttribute("aria-valuenow")).toBe("41");
    input.value = "a few";
    input.dispatchEvent(new Event("change"));
    await drawn(card);
    expect(number(card)).toBe("41");
  });

  it("goes on while a button is held, and counts the click at its end no more", async () => {
    const card = await counting(from);
    vi.useFakeTimers();
    try {
      const more = button(card, "One more");
      more.dispatchEvent(new PointerEvent("pointerdown", { button: 0 }));
      vi.advanceTimersByTime(1000);
      more.dispatchEvent(new PointerEvent("pointerup"));
      more.click();
      vi.advanceTimersByTime(1000);
    } finally {
      vi.useRealTimers();
    }
    await drawn(card);
    const held = Number(number(card));
    expect(held).toBeGreaterThan(11);
    await press(card, "One more");
    expect(number(card)).toBe(String(held + 1));
  });

  it("cannot go below nobody", async () => {
    const card = await counting(from, "0");
    expect(button(card, "One fewer").disabled).toBe(true);
  });

  it("says in words that there is nothing to compare a count with", async () => {
    const card = await counting(from, "unavailable");
    expect(words(card)).toContain("nothing to compare a count with");
    expect(all(card, "button")).toEqual([]);
  });
});

describe("what comes of it", () => {
  it("says why a count was refused in the user's language, and keeps what was counted", async () => {
    from.answers.call_service = {
      code: "service_validation_error",
      message: "Validation error",
      translation_domain: "footfall",
      translation_key: "count_unheard",
    };
    const card = await show(TAG, fakeHass({ server: from, language: "de", states: { "sensor.occupancy": "9" } }));
    await press(card, "Eine mehr", "Ich zähle 10");
    expect(words(card)).toContain("Die Zählung wurde nicht übernommen");
    expect(words(card)).not.toContain("Validation error");
    expect(number(card)).toBe("10");
  });

  it("says why the number is not all the way where it was counted", async () => {
    const card = await counting(from);
    await press(card, "I count 9");
    expect(words(card)).not.toContain("part of the way");
    from.answers.call_service = { response: { ...ANSWER, counted: 12, after: 10 } };
    await press(card, "Count again", "I count 9");
    expect(words(card)).toContain("moves it part of the way");
  });

  it("says that nothing could be learned of an empty shop", async () => {
    from.answers.call_service = { response: { ...ANSWER, after: 0, used: false, counts: 1 } };
    const card = await counting(from);
    await press(card, "I count 9");
    expect(words(card)).toContain("1 count teaches the number.");
    expect(words(card)).toContain("can be learned only while somebody is inside");
  });

  it("can be taken back, that count alone", async () => {
    const card = await counting(from);
    await press(card, "I count 9");
    from.answers.call_service = { response: { forgotten: 1 } };
    await press(card, "Undo");
    expect(from.asked.at(-1)).toMatchObject({
      service: "forget_counts",
      service_data: { since: ANSWER.time, until: "2026-03-12T10:00:06.000Z", config_entry_id: "shop1" },
    });
    expect(words(card)).toContain("Taken back");
    await press(card, "Count again");
    expect(number(card)).toBe("9");
  });

  it("stays when it could not be taken back", async () => {
    const card = await counting(from);
    await press(card, "I count 9");
    from.answers.call_service = { code: "home_assistant_error", message: "the disk is full" };
    await press(card, "Undo");
    expect(words(card)).toContain("could not be taken back: the disk is full");
    expect(words(card)).toContain("Before: 9. Now: 7.");
  });
});
