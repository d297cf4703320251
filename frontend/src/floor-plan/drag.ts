/** What an owner does while the floor plan is edited, as a pure reducer: the card only feeds it and draws its state. */

import { fractionOf, nudged, rounded, within, type Box, type Point } from "./geometry";

export type Places = Readonly<Record<string, Point>>;

interface Drag {
  id: string;
  pointer: number;
  /** From the pointer to the middle of the marker, so that it does not jump under the finger. */
  grip: Point;
  /** Where it came from, for a drag that is broken off. */
  from: Point;
}

export interface Editing {
  places: Places;
  chosen: string | null;
  drag: Drag | null;
  changed: boolean;
}

/** `pointer`: of which finger; `x`, `y`: where it is on the screen, px. */
export type Action =
  | { type: "grab"; id: string; pointer: number; x: number; y: number; plan: Box }
  | { type: "move"; pointer: number; x: number; y: number; plan: Box }
  | { type: "drop"; pointer: number }
  | { type: "break-off" }
  | { type: "key"; id: string; key: string; far: boolean; plan: Box }
  | { type: "place"; id: string; at: Point; plan: Box }
  | { type: "remove"; id: string };

export const editing = (places: Places): Editing => ({ places, chosen: null, drag: null, changed: false });

export function reduce(state: Editing, action: Action): Editing {
  switch (action.type) {
    case "grab":
      return grab(state, action);
    case "move":
      return move(state, action);
    case "drop":
      return state.drag?.pointer === action.pointer ? { ...state, drag: null } : state;
    case "break-off":
      return breakOff(state);
    case "key":
      return key(state, action);
    case "place":
      return placed({ ...state, chosen: action.id }, action.id, action.at, action.plan);
    case "remove":
      return remove(state, action.id);
  }
}

function grab(state: Editing, { id, pointer, x, y, plan }: Extract<Action, { type: "grab" }>): Editing {
  const from = state.places[id];
  if (state.drag !== null || from === undefined) return state;
  const finger = fractionOf(x, y, plan);
  const seen = within(from, plan);
  return { ...state, chosen: id, drag: { id, pointer, from, grip: { x: seen.x - finger.x, y: seen.y - finger.y } } };
}

function move(state: Editing, { pointer, x, y, plan }: Extract<Action, { type: "move" }>): Editing {
  const { drag } = state;
  if (drag?.pointer !== pointer) return state;
  const finger = fractionOf(x, y, plan);
  return placed(state, drag.id, { x: finger.x + drag.grip.x, y: finger.y + drag.grip.y }, plan);
}

function breakOff(state: Editing): Editing {
  const { drag } = state;
  if (drag === null) return state;
  return { ...state, places: { ...state.places, [drag.id]: drag.from }, drag: null };
}

function key(state: Editing, { id, key: pressed, far, plan }: Extract<Action, { type: "key" }>): Editing {
  const from = state.places[id];
  const to = from && nudged(from, pressed, far);
  return to ? placed({ ...state, chosen: id }, id, to, plan) : state;
}

function remove(state: Editing, id: string): Editing {
  const places = Object.fromEntries(Object.entries(state.places).filter(([other]) => other !== id));
  return { places, chosen: null, drag: null, changed: true };
}

const placed = (state: Editing, id: string, at: Point, plan: Box): Editing => ({
  ...state,
  places: { ...state.places, [id]: rounded(within(at, plan)) },
  changed: true,
});
