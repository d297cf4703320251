/** A number beside what is normal, in words: more, fewer, or about as many. */

export interface Comparison {
  kind: "more" | "fewer" | "same";
  /** By how much: a share of what is normal, or people where that is a handful. */
  share: number | null;
  people: number | null;
}

/** Of fewer people than this a percentage says more than is known. */
const HANDFUL = 10;
/** Within this share, or this many people, it is the same. */
const SAME_SHARE = 0.05;
const SAME_PEOPLE = 1;

export function compare(value: number, normal: number): Comparison {
  const difference = value - normal;
  const apart = Math.abs(difference);
  if (apart < SAME_PEOPLE || apart <= normal * SAME_SHARE) return { kind: "same", share: null, people: null };
  const few = normal < HANDFUL;
  return {
    kind: difference > 0 ? "more" : "fewer",
    share: few ? null : apart / normal,
    people: few ? apart : null,
  };
}

export const TREND_ICONS: Record<Comparison["kind"], string> = {
  more: "mdi:trending-up",
  fewer: "mdi:trending-down",
  same: "mdi:trending-neutral",
};
