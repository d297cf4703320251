import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearPage, drawn, show, type AnyCard } from "./cards";
import { fakeHass, server, type FakeServer } from "./fake_hass";
import { all, button, one, said } from "./inside";

const TAG = "footfall-reports-card";
const SIGN = "auth/sign_path";

let fetched: string[];

function signing(): FakeServer {
  const from = server();
  from.answers[SIGN] = { path: "/signed?authSig=abc" };
  return from;
}

async function choose(card: AnyCard, period: string): Promise<void> {
  const select = one(card, "select") as HTMLSelectElement;
  select.selectedIndex = [...select.options].findIndex((option) => said(option) === period);
  select.dispatchEvent(new Event("change"));
  await drawn(card);
}

async function set(card: AnyCard, field: number, date: string): Promise<void> {
  const input = all(card, "input")[field] as HTMLInputElement;
  input.value = date;
  input.dispatchEvent(new Event("change"));
  await drawn(card);
}

beforeEach(() => {
  fetched = [];
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-11T11:00:00Z") });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    fetched.push(this.href);
  });
});
afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

describe("a report", () => {
  it("is fetched by the browser, from an address that was signed for it", async () => {
    const from = signing();
    const card = await show(TAG, fakeHass({ server: from, language: "de" }));
    button(card, "Excel").click();
    await drawn(card);
    expect(from.asked.at(-1)).toEqual({
      type: SIGN,
      path: "/api/footfall/report/shop1?period=last_week&format=xlsx&language=de",
      expires: 60,
    });
    expect(fetched).toEqual(["http://home.local/signed?authSig=abc"]);
  });

  it("is of the time that was chosen", async () => {
    const from = signing();
    const card = await show(TAG, fakeHass({ server: from }), { period: "yesterday" });
    button(card, "CSV").click();
    await drawn(card);
    expect(from.asked.at(-1)?.path).toContain("period=yesterday&format=csv");
    await choose(card, "This month");
    button(card, "CSV").click();
    await drawn(card);
    expect(from.asked.at(-1)?.path).toContain("period=this_month");
  });

  it("to print opens in a window of its own, at once, as browsers ask for", async () => {
    const page = { location: { href: "" }, close: vi.fn() };
    const open = vi.spyOn(window, "open").mockReturnValue(page as unknown as Window);
    const card = await show(TAG, fakeHass({ server: signing() }));
    button(card, "Print").click();
    expect(open).toHaveBeenCalledOnce();
    await drawn(card);
    expect(page.location.href).toBe("http://home.local/signed?authSig=abc");
    expect(fetched).toEqual([]);
  });

  it("that cannot be had says so, and may be asked for again", async () => {
    const from = signing();
    from.answers[SIGN] = { code: "unknown_error", message: "No." };
    const card = await show(TAG, fakeHass({ server: from }));
    button(card, "CSV").click();
    await drawn(card);
    expect(said(one(card, "[role=alert]"))).toBe("The report could not be made. Try again. No.");
    expect(fetched).toEqual([]);
    from.answers[SIGN] = { path: "/signed" };
    button(card, "CSV").click();
    await drawn(card);
    expect(all(card, "[role=alert]")).toEqual([]);
    expect(fetched).toHaveLength(1);
  });
});

describe("days of one's own choice", () => {
  it("are whole business days, the last one with them", async () => {
    const from = signing();
    const card = await show(TAG, fakeHass({ server: from }));
    await choose(card, "Other days …");
    expect(all(card, "input").map((input) => (input as HTMLInputElement).value)).toEqual(["2026-03-04", "2026-03-10"]);
    await set(card, 0, "2026-02-01");
    await set(card, 1, "2026-02-28");
    button(card, "CSV").click();
    await drawn(card);
    const asked = new URL(String(from.asked.at(-1)?.path), "http://home.local").searchParams;
    expect([asked.get("start"), asked.get("end"), asked.get("period")]).toEqual([
      ...["2026-02-01T04:00", "2026-03-01T04:00", null],
    ]);
  });

  it("that end before they begin are refused", async () => {
    const card = await show(TAG, fakeHass({ server: signing() }));
    await choose(card, "Other days …");
    await set(card, 0, "2026-03-11");
    expect(said(one(card, "[role=alert]"))).toBe("The first day has to come before the last one.");
    expect(button(card, "CSV").disabled).toBe(true);
  });
});

it("a setting that there is not is refused", () => {
  const card = document.createElement(TAG) as AnyCard;
  expect(() => {
    card.setConfig({ type: TAG, period: "ever" });
  }).toThrow("period: has to be one of");
});
