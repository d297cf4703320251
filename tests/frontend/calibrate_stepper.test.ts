import { describe, expect, test } from "vitest";
import { MOST, begin, follow, keyed, step, typed } from "../../frontend/src/calibrate/stepper";

test("the number follows the estimate until somebody touches it", () => {
  let count = begin(7);
  count = follow(count, 9);
  expect(count.value).toBe(9);
  count = step(count, -2);
  expect(follow(count, 12).value).toBe(7);
});

test("an estimate that is not known begins at nobody", () => {
  expect(begin(null)).toEqual({ value: 0, touched: false });
});

test("nobody can count fewer than nobody, nor more than the hub takes", () => {
  expect(step(begin(0), -1).value).toBe(0);
  expect(step(begin(MOST), 1).value).toBe(MOST);
});

describe("what is typed", () => {
  test("is taken where it is a whole number", () => {
    expect(typed(begin(3), " 12 ").value).toBe(12);
    expect(typed(begin(3), "99999").value).toBe(MOST);
  });

  test.each(["", "-1", "1.5", "many"])("leaves the number alone: %j", (text) => {
    expect(typed(begin(3), text)).toEqual(begin(3));
  });
});

test("keys work as on every spin button", () => {
  expect(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home"].map((key) => keyed(begin(20), key)?.value)).toEqual([
    21, 19, 30, 10, 0,
  ]);
  expect(keyed(begin(20), "a")).toBeNull();
});
