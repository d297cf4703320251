/** A usual week as rows of weekdays and columns of hours, in the shop's own time. */

import type { PatternCell as Cell } from "../data/contract";

export type Measure = "entries" | "occupancy";

export interface Place {
  weekday: number;
  hour: number;
}

export const DAYS = 7;
export const HOURS = 24;

/** An hour that was known in a single week says little of the others; of one week alone it is all there is. */
const FEWEST_WEEKS = 2;

/** A break that is shorter than this is shown, so that the hours read on; a longer one is left out. */
const LONGEST_BREAK = 3;

export const weekdaysFrom = (first: number): number[] => Array.from({ length: DAYS }, (_, day) => (first + day) % DAYS);

const key = (weekday: number, hour: number): number => weekday * HOURS + hour;

export class Grid {
  private readonly byPlace: ReadonlyMap<number, Cell>;

  constructor(
    private readonly cells: readonly Cell[],
    private readonly weeks: number,
  ) {
    this.byPlace = new Map(cells.map((cell) => [key(cell.weekday, cell.hour), cell]));
  }

  at(weekday: number, hour: number): Cell | undefined {
    return this.byPlace.get(key(weekday, hour));
  }

  /** The hours in which the shop is normally open on any day; where that is not known, those in which people come. */
  usualHours(): number[] {
    const busy = new Set(this.cells.filter(isUsual).map((cell) => cell.hour));
    return withoutShortBreaks([...busy].sort((one, other) => one - other));
  }

  /** The most that any of these hours says; 0 where nothing is known. */
  most(measure: Measure, hours: readonly number[]): number {
    return Math.max(0, ...this.known(measure, hours).map((cell) => cell[measure] ?? 0));
  }

  /** The quietest and the busiest hour of those that count; null where fewer than two are known. */
  extremes(measure: Measure): { quietest: Cell; busiest: Cell } | null {
    const fewest = Math.min(FEWEST_WEEKS, this.weeks);
    const cells = this.cells.filter((cell) => isUsual(cell) && cell[measure] !== null && cell.weeks >= fewest);
    const [quietest, ...others] = cells.sort((one, other) => (one[measure] ?? 0) - (other[measure] ?? 0));
    const busiest = others.at(-1);
    return quietest && busiest ? { quietest, busiest } : null;
  }

  get isEmpty(): boolean {
    return this.cells.every((cell) => cell.entries === null && cell.occupancy === null);
  }

  private known(measure: Measure, hours: readonly number[]): Cell[] {
    return this.cells.filter((cell) => cell[measure] !== null && hours.includes(cell.hour));
  }
}

function isUsual(cell: Cell): boolean {
  return cell.open ?? (cell.entries !== null && cell.entries > 0);
}

function withoutShortBreaks(hours: number[]): number[] {
  const filled: number[] = [];
  for (const hour of hours) {
    const last = filled[filled.length - 1];
    if (last !== undefined && hour - last - 1 <= LONGEST_BREAK) {
      for (let between = last + 1; between < hour; between++) filled.push(between);
    }
    filled.push(hour);
  }
  return filled;
}

/** The step of the colour scale, 1 to `steps`, that a value belongs to; 0 for nought, null for "not known". */
export function level(value: number | null, most: number, steps: number): number | null {
  if (value === null) return null;
  if (value <= 0 || most <= 0) return 0;
  return Math.min(steps, Math.max(1, Math.ceil((value / most) * steps)));
}

/** Where an arrow key leads from a place; the same place at the edge, null for another key. */
export function neighbour(
  at: Place,
  pressed: string,
  weekdays: readonly number[],
  hours: readonly number[],
  layout: { hoursDown: boolean; rightToLeft: boolean },
): Place | null {
  const [across, down] = direction(pressed, layout.rightToLeft);
  if (across === 0 && down === 0) return null;
  const [alongHours, alongDays] = layout.hoursDown ? [down, across] : [across, down];
  const hour = Math.min(hours.length - 1, Math.max(0, hours.indexOf(at.hour) + alongHours));
  const day = Math.min(DAYS - 1, Math.max(0, weekdays.indexOf(at.weekday) + alongDays));
  return { weekday: weekdays[day] ?? at.weekday, hour: hours[hour] ?? at.hour };
}

function direction(pressed: string, rightToLeft: boolean): [number, number] {
  const forward = rightToLeft ? -1 : 1;
  switch (pressed) {
    case "ArrowRight":
      return [forward, 0];
    case "ArrowLeft":
      return [-forward, 0];
    case "ArrowDown":
      return [0, 1];
    case "ArrowUp":
      return [0, -1];
    default:
      return [0, 0];
  }
}
