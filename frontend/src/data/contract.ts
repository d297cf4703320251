/** The answers of `footfall/…` over WebSocket. Times are ISO 8601 in UTC; null: not known, which is never nought. */

export interface Zone {
  id: string;
  name: string;
  kind: string;
  device_id: string;
}

export interface Node {
  id: string;
  name: string;
  device_id: string;
  kind: "node" | "bluetooth_proxy";
}

export interface Shop {
  entry_id: string;
  title: string;
  device_id: string;
  time_zone: string;
  /** Time of day at which the business day ends, "04:00". */
  day_ends: string;
  hours_known: boolean;
  currency: string | null;
  zones: Zone[];
  nodes: Node[];
  /** Below this many minutes a visit bounced, from that many on it is engaged. */
  bounce_minutes: number;
  engaged_minutes: number;
  /** Nobody is recognised for longer than five minutes, so how long people stay is not known. */
  anonymous: boolean;
  /** Ids of the shop's long-term statistics. */
  statistics: { entries: string; passers_by: string; occupancy: string };
  may_edit: boolean;
}

export interface DayHour {
  start: string;
  open: boolean | null;
  /** Share of the hour in which somebody listened, 0 to 1. */
  heard: number;
  entries: number | null;
  passers_by: number | null;
  occupancy: number | null;
  low: number | null;
  high: number | null;
  /** The hour is not over. */
  partial: boolean;
  /** It was counted elsewhere. */
  imported: boolean;
}

export interface NormalHour {
  start: string;
  weeks: number;
  entries: number | null;
  entries_low: number | null;
  entries_high: number | null;
  occupancy: number | null;
  occupancy_low: number | null;
  occupancy_high: number | null;
}

export interface Day {
  /** The business day, "YYYY-MM-DD". */
  day: string;
  begins: string;
  ends: string;
  now: string;
  hours: DayHour[];
  normal: { weeks: number; hours: NormalHour[] } | null;
  totals: {
    entries: number | null;
    entries_low: number | null;
    entries_high: number | null;
    passers_by: number | null;
    normal_entries_by_now: number | null;
    normal_entries: number | null;
  };
}

/** Of a day or a week; null: not known. */
export interface WeekFigures {
  entries: number | null;
  entries_low: number | null;
  entries_high: number | null;
  passers_by: number | null;
  /** Seconds. */
  dwell_median: number | null;
  engaged_rate: number | null;
  bounce_rate: number | null;
  /** Shares of the time that is over, 0 to 1. */
  heard: number;
  imported: number;
  /** Of a week: up to now, without bounds. */
  normal_entries: number | null;
  normal_low: number | null;
  normal_high: number | null;
}

export interface WeekDay extends WeekFigures {
  day: string;
}

export interface Week {
  /** Seven business days, Monday first. */
  days: WeekDay[];
  /** The week so far. */
  total: WeekFigures;
  /** The same time a week before. */
  before: WeekFigures | null;
}

export interface PatternCell {
  /** Monday 0. */
  weekday: number;
  hour: number;
  /** Weeks in which this hour is known. */
  weeks: number;
  entries: number | null;
  occupancy: number | null;
  /** Whether the shop is normally open in this hour; null where its opening hours are not set. */
  open: boolean | null;
}

export interface Pattern {
  weeks: number;
  time_zone: string;
  from: string;
  to: string;
  cells: PatternCell[];
  quietest: { weekday: number; hour: number } | null;
  busiest: { weekday: number; hour: number } | null;
}

export interface Held {
  pseudonyms: number;
  devices: number;
  /** null where nobody is followed. */
  people_with_visit: number | null;
  left_out_today: number;
  /** When the present key ends. */
  until: string | null;
  oldest: string | null;
  nodes: { id: string; name: string; pseudonyms_sent: boolean; paused: boolean }[];
  on_disk: 0;
}

/** Places are fractions of the picture, 0 to 1. */
export interface FloorPlan {
  image: string | null;
  /** Width by height. */
  aspect: number | null;
  zones: Record<string, { x: number; y: number } | undefined>;
  nodes: Record<string, { x: number; y: number } | undefined>;
}

export type Period = "today" | "yesterday" | "this_week" | "last_week" | "this_month" | "last_month";

/** Of what the action `footfall.report` answers, what the cards show (docs/history.md). */
export interface Report {
  /** Seconds. */
  dwell_median: number | null;
  dwell_bands: { from_seconds: number; people: number }[];
  bounce_rate: number | null;
  engaged_rate: number | null;
  traceable_share: number | null;
}
