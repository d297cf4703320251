import { afterEach, describe, expect, it, vi } from "vitest";
import { clearPage, drawn, show, type AnyCard } from "./cards";
import { fakeHass, server, SHOP, type FakeServer } from "./fake_hass";
import { all, one, said } from "./inside";

const TAG = "footfall-papers-card";
const SIGN = "auth/sign_path";

function signing(): FakeServer {
  const from = server();
  from.answers[SIGN] = { path: "/signed?authSig=abc" };
  return from;
}

function window_(): { location: { href: string }; close: () => void } {
  const page = { location: { href: "" }, close: vi.fn() };
  vi.spyOn(window, "open").mockReturnValue(page as unknown as Window);
  return page;
}

function press(card: AnyCard, name: string): void {
  const found = all(card, "button").find((each) => said(each).startsWith(name));
  if (!found) throw new Error(`There is no button ${name}`);
  found.click();
}

const names = (card: AnyCard): string[] => all(card, "button .name").map(said);

afterEach(() => {
  clearPage();
  vi.restoreAllMocks();
});

describe("a paper", () => {
  it("opens in a window of its own, in Home Assistant's language", async () => {
    const [from, page] = [signing(), window_()];
    const card = await show(TAG, fakeHass({ server: from, language: "de" }));
    press(card, "Türschild");
    await drawn(card);
    expect(from.asked.at(-1)).toEqual({
      type: SIGN,
      path: "/api/footfall/paper/shop1/sign?language=de",
      expires: 60,
    });
    expect(page.location.href).toBe("http://home.local/signed?authSig=abc");
  });

  it("is in the language that was chosen", async () => {
    const [from] = [signing(), window_()];
    const card = await show(TAG, fakeHass({ server: from, language: "fr" }));
    const select = one(card, "select") as HTMLSelectElement;
    expect(select.selectedOptions[0]?.textContent).toBe("English");
    select.selectedIndex = 2;
    select.dispatchEvent(new Event("change"));
    await drawn(card);
    press(card, "Impact assessment");
    await drawn(card);
    expect(from.asked.at(-1)?.path).toBe("/api/footfall/paper/shop1/assessment?language=zh-Hans");
  });

  it("that cannot be had says so", async () => {
    const [from, page] = [signing(), window_()];
    from.answers[SIGN] = { code: "unknown_error", message: "No." };
    const card = await show(TAG, fakeHass({ server: from }));
    press(card, "Privacy notice");
    await drawn(card);
    expect(said(one(card, "[role=alert]"))).toBe("The paper could not be opened. Try again. No.");
    expect(page.close).toHaveBeenCalledOnce();
  });
});

it("assessment and record are for those who may change the shop", async () => {
  const card = await show(TAG, fakeHass({ server: server() }));
  expect(names(card)).toEqual(["Door sign", "Privacy notice", "Impact assessment", "What changed"]);
  const other = await show(TAG, fakeHass({ server: server({ ...SHOP, may_edit: false }) }));
  expect(names(other)).toEqual(["Door sign", "Privacy notice"]);
});
