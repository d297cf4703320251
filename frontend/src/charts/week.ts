/** What is drawn of a week: its days, each beside what is normal on such a day. */

import type { Week, WeekDay } from "../data/contract";

/** Of a day that was heard for less than this, more may have come. */
const WHOLE = 0.95;

export interface DayShown extends WeekDay {
  /** `ahead`: not begun. `silent`: over, and nothing is known. `partly`: over, and some of it was not heard. */
  state: "ahead" | "silent" | "partly" | "whole" | "running";
}

export interface WeekShown {
  days: DayShown[];
  most: number;
}

/** `today`: the business day that goes on. */
export function weekShown({ days }: Week, today: string): WeekShown {
  return {
    days: days.map((day) => ({ ...day, state: stateOf(day, today) })),
    most: Math.max(0, ...days.flatMap(({ entries, normal_high }) => [entries ?? 0, normal_high ?? 0])),
  };
}

function stateOf({ day, entries, heard, imported }: WeekDay, today: string): DayShown["state"] {
  if (day > today) return "ahead";
  if (day === today) return "running";
  if (entries === null) return "silent";
  return imported === 0 && heard < WHOLE ? "partly" : "whole";
}
