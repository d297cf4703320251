import { describe, expect, test } from "vitest";
import { EDGES, bandsOfReport, bandsToday, kindOf, perCent } from "../../frontend/src/dwell/bands";

const shares = (bands: readonly { share: number }[] | null) => bands?.map((band) => band.share);

describe("today's bands", () => {
  const attributes = {
    below_2_min: 23,
    from_2_min: 21,
    from_5_min: 18,
    from_10_min: 20,
    from_20_min: 12,
    from_45_min: 6,
  };

  test("are what the dwell entity says", () => {
    const bands = bandsToday(attributes);
    expect(shares(bands)).toEqual([23, 21, 18, 20, 12, 6]);
    expect(bands?.[1]).toEqual({ from: 2, to: 5, share: 21 });
    expect(bands?.at(-1)).toEqual({ from: 45, to: null, share: 6 });
  });

  test("are not known before the first visit has ended", () => {
    expect(bandsToday({ definition: "dwell" })).toBeNull();
  });
});

describe("a report's bands", () => {
  const report = (people: readonly number[]) =>
    EDGES.map((edge, index) => ({ from_seconds: edge * 60, people: people[index] ?? 0 }));

  test("are shares of all visits that ended, and add up to 100", () => {
    expect(shares(bandsOfReport(report([1, 1, 1])))).toEqual([34, 33, 33, 0, 0, 0]);
  });

  test("are not known where no visit ended", () => {
    expect(bandsOfReport(report([]))).toBeNull();
    expect(bandsOfReport([])).toBeNull();
  });
});

test("what rounding leaves over goes where it took most", () => {
  expect(perCent([2, 3, 1])).toEqual([33, 50, 17]);
});

describe("a band is of a kind by the shop's own limits", () => {
  const kinds = (bounce: number, engaged: number) =>
    EDGES.map((from, index) => kindOf({ from, to: EDGES[index + 1] ?? null, share: 0 }, bounce, engaged));

  test("as they are unless set", () => {
    expect(kinds(2, 10)).toEqual(["bounce", null, null, "engaged", "engaged", "engaged"]);
  });

  test("a band that a limit cuts through is of none", () => {
    expect(kinds(3, 30)).toEqual(["bounce", null, null, null, null, "engaged"]);
  });
});
