import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pattern, today } from "../../frontend/src/data/client";
import type { FeedState } from "../../frontend/src/data/feed";
import { fakeHass, server, settled } from "./fake_hass";

const SUBSCRIBE = "footfall/subscribe_day";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a subscription", () => {
  it("is one however many cards look, and ends with the last", async () => {
    const from = server();
    from.answers[SUBSCRIBE] = { day: "2026-03-10" };
    const seen: FeedState<unknown>[] = [];
    const first = today(fakeHass({ server: from }), "shop1").watch((state) => seen.push(state));
    const second = today(fakeHass({ server: from }), "shop1").watch(() => undefined);
    await settled();
    expect(from.open(SUBSCRIBE)).toBe(1);
    expect(seen.at(-1)).toEqual({ status: "ready", value: { day: "2026-03-10" } });
    first();
    expect(from.open(SUBSCRIBE)).toBe(1);
    second();
    expect(from.open(SUBSCRIBE)).toBe(0);
  });

  it("shows the last value at once to a card that comes later", async () => {
    const from = server();
    from.answers[SUBSCRIBE] = { day: "2026-03-10" };
    const feed = today(fakeHass({ server: from }), "shop1");
    feed.watch(() => undefined);
    await settled();
    const late = vi.fn();
    feed.watch(late);
    expect(late).toHaveBeenCalledExactlyOnceWith({ status: "ready", value: { day: "2026-03-10" } });
  });

  it("is made again after a lost connection", async () => {
    const from = server();
    from.answers[SUBSCRIBE] = { day: "2026-03-10" };
    const seen = vi.fn();
    today(fakeHass({ server: from }), "shop1").watch(seen);
    await settled();
    from.reconnect();
    await settled();
    expect(from.open(SUBSCRIBE)).toBe(1);
  });

  it("that is refused is tried again, and what was known stays", async () => {
    const from = server();
    from.answers[SUBSCRIBE] = { day: "2026-03-10" };
    const seen: FeedState<unknown>[] = [];
    today(fakeHass({ server: from }), "shop1").watch((state) => seen.push(state));
    await settled();
    from.answers[SUBSCRIBE] = { code: "not_found", message: "gone" };
    from.reconnect();
    await settled();
    expect(seen.at(-1)).toEqual({
      status: "failed",
      value: { day: "2026-03-10" },
      problem: { code: "not_found", message: "gone" },
    });
    from.answers[SUBSCRIBE] = { day: "2026-03-11" };
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen.at(-1)).toEqual({ status: "ready", value: { day: "2026-03-11" } });
  });

  it("whose shop is reloaded is made again", async () => {
    const from = server();
    from.answers[SUBSCRIBE] = { day: "2026-03-10" };
    const seen: FeedState<unknown>[] = [];
    today(fakeHass({ server: from }), "shop1").watch((state) => seen.push(state));
    await settled();
    from.send(SUBSCRIBE, { ended: true });
    expect(seen.at(-1)).toMatchObject({ status: "failed", value: { day: "2026-03-10" } });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(from.open(SUBSCRIBE)).toBe(1);
    expect(seen.at(-1)).toEqual({ status: "ready", value: { day: "2026-03-10" } });
  });

  it("that is answered after everybody has left is ended", async () => {
    const from = server();
    const leave = today(fakeHass({ server: from }), "shop1").watch(() => undefined);
    leave();
    await settled();
    expect(from.open(SUBSCRIBE)).toBe(0);
  });
});

describe("a question", () => {
  it("is asked again after a while, and not by a page that nobody sees", async () => {
    const from = server();
    from.answers["footfall/pattern"] = { cells: [] };
    const leave = pattern(fakeHass({ server: from }), "shop1", 8).watch(() => undefined);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(from.asked).toHaveLength(2);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await vi.advanceTimersByTimeAsync(1_200_000);
    expect(from.asked).toHaveLength(2);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(from.asked).toHaveLength(3);
    leave();
    await vi.advanceTimersByTimeAsync(1_200_000);
    expect(from.asked).toHaveLength(3);
  });
});
