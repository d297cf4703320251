/** How long visits were, as shares of the visits that ended. */

/** Begin of each band in minutes; the last one has no end. They are the engine's, which the hub adds up by. */
export const EDGES = [0, 2, 5, 10, 20, 45] as const;

/** The attributes of the dwell entity that hold the per cent of each band, in order. */
const ATTRIBUTES = ["below_2_min", "from_2_min", "from_5_min", "from_10_min", "from_20_min", "from_45_min"] as const;

export interface Band {
  /** Minutes. */
  from: number;
  /** Minutes; null: and more. */
  to: number | null;
  /** Whole per cent. Those of all bands together are 100 where they were worked out here. */
  share: number;
}

/** What `footfall.report` says of one band. */
export interface ReportBand {
  from_seconds: number;
  people: number;
}

const bandsOf = (shares: readonly number[]): Band[] =>
  EDGES.map((from, index) => ({ from, to: EDGES[index + 1] ?? null, share: shares[index] ?? 0 }));

/** The bands of today; null before the first visit has ended. */
export function bandsToday(attributes: Readonly<Record<string, unknown>>): Band[] | null {
  const shares = ATTRIBUTES.map((name) => attributes[name]);
  return shares.every((share): share is number => typeof share === "number") ? bandsOf(shares) : null;
}

/** The bands of a report; null where no visit ended, or only imported hours are known. */
export function bandsOfReport(bands: readonly ReportBand[]): Band[] | null {
  const people = EDGES.map((from) => bands.find((band) => band.from_seconds === from * 60)?.people ?? 0);
  const shares = perCent(people);
  return shares === null ? null : bandsOf(shares);
}

/** Whole per cent that add up to 100: what rounding leaves over goes to those that it took most from. */
export function perCent(parts: readonly number[]): number[] | null {
  const all = parts.reduce((sum, part) => sum + part, 0);
  if (all <= 0) return null;
  const exact = parts.map((part) => (100 * part) / all);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((sum, part) => sum + part, 0);
  const byRest = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .sort((one, other) => other.rest - one.rest);
  const rounded = new Set(byRest.slice(0, left).map(({ index }) => index));
  return whole.map((part, index) => (rounded.has(index) ? part + 1 : part));
}

/** Which kind of visit a band is of, by the shop's limits in minutes; null where it is neither, or partly. */
export function kindOf(band: Band, bounce: number, engaged: number): "bounce" | "engaged" | null {
  if (band.to !== null && band.to <= bounce) return "bounce";
  return band.from >= engaged ? "engaged" : null;
}

const MINUTES: Readonly<Record<string, number>> = { s: 1 / 60, min: 1, h: 60, d: 1440 };

/** A duration in minutes, whatever unit the owner has chosen to see it in; null where that is none. */
export function minutesOf(value: number | null, unit: unknown): number | null {
  const length = typeof unit === "string" ? MINUTES[unit] : undefined;
  return value === null || length === undefined ? null : value * length;
}
