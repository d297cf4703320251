import { describe, expect, test } from "vitest";
import { editing, reduce, type Action, type Editing } from "../../frontend/src/floor-plan/drag";
import { fractionOf, spread, within } from "../../frontend/src/floor-plan/geometry";

const plan = { left: 100, top: 50, width: 400, height: 200 };
const start = editing({ till: { x: 0.5, y: 0.5 }, window: { x: 0.1, y: 0.9 } });

const after = (state: Editing, ...actions: Action[]): Editing => actions.reduce(reduce, state);
const grab = (x = 310, y = 155, id = "till", pointer = 1): Action => ({ type: "grab", id, pointer, x, y, plan });
const move = (x: number, y: number, pointer = 1): Action => ({ type: "move", pointer, x, y, plan });
const key = (id: string, pressed: string, far = false): Action => ({ type: "key", id, key: pressed, far, plan });

describe("a drag", () => {
  test("moves by as much as the finger does, wherever the marker was gripped", () => {
    const state = after(start, grab(), move(350, 175));
    expect(state.places.till).toEqual({ x: 0.6, y: 0.6 });
    expect(state.changed).toBe(true);
  });

  test("ends where the marker and its name are still whole", () => {
    expect(after(start, grab(), move(2000, -500)).places.till).toEqual({ x: 0.94, y: 0.12 });
  });

  test("of a marker that was kept at the edge begins where it is seen", () => {
    const state = after(editing({ till: { x: 0, y: 0.5 } }), grab(124, 150), move(144, 150));
    expect(state.places.till).toEqual({ x: 0.11, y: 0.5 });
  });

  test("is of one finger: a second one neither moves nor drops it", () => {
    const state = after(start, grab(), grab(120, 230, "window", 2), move(0, 0, 2), { type: "drop", pointer: 2 });
    expect(state.drag?.id).toBe("till");
    expect(state.places).toEqual(start.places);
  });

  test("is over when the finger lifts", () => {
    const state = after(start, grab(), move(350, 175), { type: "drop", pointer: 1 }, move(120, 60));
    expect(state.places.till).toEqual({ x: 0.6, y: 0.6 });
    expect(state.chosen).toBe("till");
  });

  test("that is broken off leaves everything where it was", () => {
    expect(after(start, grab(), move(350, 175), { type: "break-off" }).places).toEqual(start.places);
  });

  test("without a move changes nothing", () => {
    expect(after(start, grab(), { type: "drop", pointer: 1 }).changed).toBe(false);
  });
});

describe("keys and buttons", () => {
  test("an arrow key moves by a hundredth, with the shift key by more", () => {
    expect(after(start, key("till", "ArrowLeft")).places.till).toEqual({ x: 0.49, y: 0.5 });
    expect(after(start, key("till", "ArrowDown", true)).places.till).toEqual({ x: 0.5, y: 0.55 });
    expect(after(start, key("till", "ArrowUp", true), key("till", "ArrowRight")).chosen).toBe("till");
  });

  test("another key is left to the browser", () => {
    expect(after(start, key("till", "Tab"))).toBe(start);
  });

  test("things are put on the plan and taken off it", () => {
    const put: Action = { type: "place", id: "floor", at: { x: 0.2, y: 0.2 }, plan };
    const state = after(start, put, { type: "remove", id: "till" });
    expect(Object.keys(state.places).sort()).toEqual(["floor", "window"]);
    expect(state.chosen).toBeNull();
  });
});

describe("geometry", () => {
  test("a point of the screen is a fraction of the plan", () => {
    expect(fractionOf(300, 150, plan)).toEqual({ x: 0.5, y: 0.5 });
  });

  test("a plan that is not laid out, or smaller than a marker, has its middle", () => {
    const none = { left: 0, top: 0, width: 0, height: 0 };
    expect(fractionOf(300, 150, none)).toEqual({ x: 0, y: 0 });
    expect(within({ x: 0, y: 1 }, none)).toEqual({ x: 0.5, y: 0.5 });
  });

  test.each([1, 2, 3, 5, 8])("%i things without a place are spread over it, none on another", (count) => {
    const points = spread(count, 1.6);
    expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    expect(points.every(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1)).toBe(true);
  });
});
