import { describe, expect, it } from "vitest";
import { Format } from "../../frontend/src/format";
import { fakeHass } from "./fake_hass";

const SPACES = /[\u00a0\u202f]/g;

function format(language: string, locale: Record<string, string> = {}, zone = "Europe/Berlin"): Format {
  const hass = fakeHass({ language });
  return new Format({ ...hass, config: { time_zone: zone }, locale: { ...hass.locale, ...locale } });
}

describe("numbers", () => {
  it("look as the user has chosen", () => {
    expect(format("en").number(1234.5, 1)).toBe("1,234.5");
    expect(format("en", { number_format: "decimal_comma" }).number(1234.5, 1)).toBe("1.234,5");
    expect(format("en", { number_format: "none" }).number(1234)).toBe("1234");
    expect(format("de").percent(0.125).replace(SPACES, " ")).toBe("13 %");
  });

  it("are a dash where nothing is known, never nought", () => {
    expect(format("en").number(null)).toBe("–");
    expect(format("en").percent(null)).toBe("–");
    expect(format("en").minutes(null)).toBe("–");
  });
});

describe("lengths of time", () => {
  it.each([
    [2.5, "2.5 min"],
    [14.4, "14 min"],
    [60, "1 hr"],
    [95, "1 hr 35 min"],
    [59.7, "1 hr"],
  ])("%d minutes", (minutes, said) => {
    expect(format("en").minutes(minutes)).toBe(said);
  });
});

describe("words around our texts", () => {
  it("are in the language of the texts, and numbers in the user's own", () => {
    const hebrew = format("he");
    expect(hebrew.weekday("2026-03-10")).toBe("Tuesday");
    expect(hebrew.minutes(5)).toBe("5 min");
    expect(format("de", { number_format: "comma_decimal" }).minutes(2.5).replace(SPACES, " ")).toBe("2.5 Min.");
    expect(format("de", { number_format: "comma_decimal" }).percent(0.13).replace(SPACES, " ")).toBe("13 %");
    expect(format("en-GB").dayMonth("2026-03-10")).toBe("10 Mar");
  });
});

describe("times", () => {
  const when = "2026-01-12T14:05:00Z";

  it("follow the chosen clock", () => {
    expect(format("en", { time_format: "24" }).time(when)).toBe("15:05");
    expect(format("en", { time_format: "12" }).time(when).replace(SPACES, " ")).toBe("3:05 PM");
    expect(format("en", { time_format: "12" }).hour(when).replace(SPACES, " ")).toBe("3 PM");
    expect(format("en").hour(when).replace(SPACES, " ")).toBe("3 PM");
    expect(format("de").hour(when)).toBe("15");
  });

  it("are those of the server where the user asked for that", () => {
    const there = format("de", { time_zone: "server" }, "Asia/Tokyo");
    expect(there.time(when)).toBe("23:05");
  });
});

describe("days", () => {
  it("are the same day everywhere", () => {
    const there = format("en", { time_zone: "server" }, "Pacific/Kiritimati");
    expect(there.weekday("2026-03-10")).toBe("Tuesday");
    expect(there.dayMonth("2026-03-10")).toBe("Mar 10");
  });

  it("say a month that two of them share once", () => {
    expect(format("de").span("2026-03-09", "2026-03-15").replace(SPACES, " ")).toMatch(/^9\.\s?–\s?15\. März$/);
  });
});

describe("how long ago", () => {
  const now = new Date("2026-03-10T12:00:00Z");

  it("is said in the largest unit that fits", () => {
    expect(format("en").relative("2026-03-10T09:30:00Z", now)).toBe("2 hours ago");
    expect(format("en").relative("2026-03-09T11:00:00Z", now)).toBe("yesterday");
    expect(format("en").relative("2026-03-10T11:59:50Z", now)).toBe("now");
  });
});

describe("hours by the shop's own clock", () => {
  it("are short on an axis, and from beginning to end in a sentence", () => {
    const usual = format("en-US");
    expect([usual.clockHour(0), usual.clockHour(14)].map((hour) => hour.replace(SPACES, " "))).toEqual([
      "12 AM",
      "2 PM",
    ]);
    expect(usual.clockSpan(23).replace(SPACES, " ")).toBe("11:00 PM–12:00 AM");
    expect([format("de").clockHour(9), format("de").clockSpan(9)]).toEqual(["09", "09:00–10:00"]);
  });

  it("are not moved by the zone that the user's times are in", () => {
    expect(format("de", { time_zone: "server" }, "America/New_York").clockSpan(9)).toBe("09:00–10:00");
  });
});

describe("a moment", () => {
  const now = new Date("2026-01-12T14:05:00Z");

  it("is a time of day, with its weekday where it is not today", () => {
    expect(format("de").moment("2026-01-12T22:30:00Z", now)).toBe("23:30");
    expect(format("de").moment("2026-01-13T03:00:00Z", now)).toBe("Dienstag, 04:00");
  });

  it("is today by the zone that the user's times are in", () => {
    const server = format("de", { time_zone: "server" }, "America/New_York");
    expect(server.moment("2026-01-13T03:00:00Z", now)).toBe("22:00");
  });
});
