import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import de from "../../custom_components/footfall/translations/de.json";
import en from "../../custom_components/footfall/translations/en.json";
import zh from "../../custom_components/footfall/translations/zh-Hans.json";
import { clearPage, drawn, show, words, type AnyCard } from "./cards";
import { fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, hasButton, one, said } from "./inside";

const TAG = "footfall-leave-me-out-card";
const ANSWER = { left_out: 1, until: "2026-03-13T03:00:00+00:00", wifi: true, bluetooth: true };
const TEXTS: Record<string, object> = { en, de, "zh-Hans": zh };

/** What the server gives of a language: all texts in one list, by their whole keys. */
function resources(texts: object, before = "component.footfall"): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === "string"
        ? [[`${before}.${key}`, text]]
        : Object.entries(resources(text as object, `${before}.${key}`)),
    ),
  );
}

let from: FakeServer;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-12T11:00:00Z") });
  from = server();
  from.answers.call_service = { response: ANSWER };
  from.answers["frontend/get_translations"] = ({ language }: Record<string, unknown>) => ({
    resources: resources(TEXTS[String(language)] ?? {}),
  });
});
afterEach(() => {
  vi.useRealTimers();
  clearPage();
});

async function press(card: AnyCard, name: string): Promise<void> {
  button(card, name).click();
  await drawn(card);
}

/** Presses the button, and holds the phone as long as the page says. */
async function ask(card: AnyCard, name = "Leave me out"): Promise<void> {
  await press(card, name);
  for (let second = 0; second < 15; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    await drawn(card);
  }
}

const asked = (): unknown[] => from.asked.filter(({ type }) => type === "call_service");

describe("who does not want to be counted", () => {
  it("reads what to do, and what can be promised, before anything is asked", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    expect(all(card, "li").map(said)).toEqual([
      "Wake your phone and open its Wi-Fi settings.",
      "Hold it against the small box beside this screen.",
      "Press the button, and keep it there for 15 seconds.",
    ]);
    expect(words(card)).toContain("What we can promise, and what we cannot");
    expect(words(card)).toContain("Switch off Wi-Fi and Bluetooth");
    expect(asked()).toEqual([]);
  });

  it("holds the phone there, is counted down to, and is told until when at the latest", async () => {
    const card = await show(TAG, fakeHass({ server: from }), { device: "till-device" });
    await press(card, "Leave me out");
    expect(words(card)).toContain("15 seconds more");
    expect(card.shadowRoot?.activeElement).toBe(one(card, "h2"));
    for (let second = 0; second < 14; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      await drawn(card);
    }
    expect(words(card)).toContain("1 second more");
    expect(asked()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    await drawn(card);
    expect(asked()).toEqual([
      {
        type: "call_service",
        domain: "footfall",
        service: "leave_out",
        service_data: { config_entry_id: "shop1", seconds: 30, device_id: "till-device" },
        return_response: true,
      },
    ]);
    expect(said(one(card, "h2"))).toBe("Your phone is left out");
    expect(words(card)).toContain("until your phone changes its address, and until Friday 4:00 AM at the latest");
    expect(words(card)).toContain("it is counted again");
    expect(card.shadowRoot?.activeElement).toBe(one(card, "h2"));
  });

  it("is told where others were left out too, and by what their phone was heard", async () => {
    from.answers.call_service = { response: { ...ANSWER, left_out: 2, wifi: false } };
    const card = await show(TAG, fakeHass({ server: from }));
    await ask(card);
    expect(words(card)).toContain("2 phones are left out: yours, and what is as close to the box");
    expect(words(card)).toContain("heard by Bluetooth alone");
    from.answers.call_service = { response: { ...ANSWER, bluetooth: false } };
    await press(card, "Done");
    await ask(card);
    expect(words(card)).toContain("heard by Wi-Fi alone");
  });

  it.each([
    ["objection_nobody", "No phone is clearly near."],
    ["objection_crowd", "Too many phones are close"],
    ["objection_often", "pressed very often of late"],
    ["objection_unheard", "The box hears nothing at the moment"],
  ])("is told in plain words why not: %s", async (key, why) => {
    from.answers.call_service = { code: "service_validation_error", message: "x", translation_key: key };
    const card = await show(TAG, fakeHass({ server: from }));
    await ask(card);
    expect(said(one(card, "h2"))).toBe("Nobody was left out");
    expect(said(one(card, "[role=alert]"))).toContain(why);
    await press(card, "Try again");
    expect(hasButton(card, "Leave me out")).toBe(true);
  });

  it("is sent to the staff with what they need to know where it fails otherwise", async () => {
    from.answers.call_service = {
      code: "service_validation_error",
      message: "x",
      translation_domain: "footfall",
      translation_key: "objection_where",
    };
    const card = await show(TAG, fakeHass({ server: from }));
    await ask(card);
    expect(words(card)).toContain("Please ask the staff. For them: Say at which node or zone");
  });

  it("does not wait for ever", async () => {
    from.answers.call_service = () => new Promise(() => undefined);
    const card = await show(TAG, fakeHass({ server: from }));
    await ask(card);
    expect(words(card)).toContain("One moment");
    await vi.advanceTimersByTimeAsync(20_000);
    await drawn(card);
    expect(words(card)).toContain("There was no answer.");
  });
});

describe("in their own language", () => {
  it("is offered every language, by its own name, whatever the page's is", async () => {
    const card = await show(TAG, fakeHass({ server: from, language: "de" }));
    expect(all(card, ".segmented button").map(said)).toEqual(["Deutsch", "English", "简体中文"]);
    expect(one(card, ".page").getAttribute("lang")).toBe("de");
    expect(words(card)).toContain("Zählen Sie mich nicht mit.");
    await press(card, "简体中文");
    expect(one(card, ".page").getAttribute("lang")).toBe("zh-Hans");
    expect(words(card)).toContain("请不要计入我");
    await ask(card, "不计入我");
    expect(words(card)).toContain("有效至您的手机更换地址为止，最晚到 星期五");
  });

  it("is English for a page in a language that there are no texts in", async () => {
    const card = await show(TAG, fakeHass({ server: from, language: "he" }));
    expect(words(card)).toContain("Leave me out.");
    expect(one(card, ".page").getAttribute("lang")).toBe("en");
  });

  it("the next visitor finds the page as it was", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    await press(card, "Deutsch");
    await ask(card, "Nicht mitzählen");
    expect(words(card)).toContain("Ihr Handy wird nicht mitgezählt");
    await vi.advanceTimersByTimeAsync(120_000);
    await drawn(card);
    expect(words(card)).toContain("I am here now.");
  });

  it("speaks the page's language where the others cannot be had", async () => {
    from.answers["frontend/get_translations"] = new Error("not now");
    const card = await show(TAG, fakeHass({ server: from }));
    expect(all(card, ".segmented button")).toEqual([]);
    expect(words(card)).toContain("I am here now.");
  });
});

describe("the card", () => {
  it("lets go of what it waits for when the page is left", async () => {
    const card = await show(TAG, fakeHass({ server: from }));
    await press(card, "Leave me out");
    card.remove();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toEqual([]);
    document.body.append(card);
    await drawn(card);
    expect(hasButton(card, "Leave me out")).toBe(true);
  });

  it("refuses a device that is none", async () => {
    await expect(show(TAG, fakeHass({ server: from }), { device: 3 })).rejects.toThrow("device: has to be a text");
  });
});
