import { describe, expect, it } from "vitest";
import { compare } from "../../frontend/src/compare";
import { addDays, businessDay } from "../../frontend/src/data/calendar";
import { funnel } from "../../frontend/src/data/funnel";

describe("a number beside what is normal", () => {
  it("is told in per cent, or in people where they are few", () => {
    expect(compare(56, 50)).toEqual({ kind: "more", share: 0.12, people: null });
    expect(compare(40, 50)).toEqual({ kind: "fewer", share: 0.2, people: null });
    expect(compare(9, 4)).toEqual({ kind: "more", share: null, people: 5 });
    expect(compare(0, 3)).toEqual({ kind: "fewer", share: null, people: 3 });
  });

  it("is the same where hardly anything lies between", () => {
    expect(compare(104, 100).kind).toBe("same");
    expect(compare(5.4, 5).kind).toBe("same");
    expect(compare(0, 0).kind).toBe("same");
  });
});

describe("the business day", () => {
  const shop = { time_zone: "Europe/Berlin", day_ends: "04:00" };

  it("goes on past midnight, in the shop's own time", () => {
    expect(businessDay(shop, new Date("2026-03-10T23:30:00Z"))).toBe("2026-03-10");
    expect(businessDay(shop, new Date("2026-03-11T02:59:00Z"))).toBe("2026-03-10");
    expect(businessDay(shop, new Date("2026-03-11T03:00:00Z"))).toBe("2026-03-11");
  });

  it("ends an hour earlier by UTC in summer", () => {
    expect(businessDay(shop, new Date("2026-07-11T02:00:00Z"))).toBe("2026-07-11");
  });

  it("is counted on over the ends of months and over clocks that are changed", () => {
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  });
});

describe("the funnel", () => {
  it("goes from who came near to who stayed long", () => {
    const steps = funnel({ entries: 50, passers_by: 150, bounce_rate: 0.2, engaged_rate: 0.5 });
    expect(steps).toEqual([
      { name: "near", people: 200, share: null },
      { name: "entered", people: 50, share: 0.25 },
      { name: "stayed", people: 40, share: 0.8 },
      { name: "engaged", people: 25, share: 0.5 },
    ]);
  });

  it("says nothing of a step of which nothing is known", () => {
    const [near, entered, stayed, engaged] = funnel({
      entries: 5,
      passers_by: null,
      bounce_rate: null,
      engaged_rate: null,
    });
    expect([near?.people, entered?.people, stayed?.people, engaged?.people]).toEqual([null, 5, null, null]);
    expect(entered?.share).toBeNull();
  });

  it("has no share of nobody", () => {
    expect(funnel({ entries: 0, passers_by: 0, bounce_rate: null, engaged_rate: null })[1]?.share).toBeNull();
  });
});
