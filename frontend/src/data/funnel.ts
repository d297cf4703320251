/** From the street to a long visit: how many at each step, and which share goes on to the next. */

export interface FunnelFigures {
  entries: number | null;
  passers_by: number | null;
  /** Shares of the visits that have ended, 0 to 1. */
  bounce_rate: number | null;
  engaged_rate: number | null;
}

export type StepName = "near" | "entered" | "stayed" | "engaged";

export interface Step {
  name: StepName;
  /** People; null: not known. */
  people: number | null;
  /** Of those of the step before who could have gone on to this one; null: not known, or nobody could. */
  share: number | null;
}

/** What stays and what is engaged is told by the visits that have ended, as if the others went on like them. */
export function funnel({ entries, passers_by, bounce_rate, engaged_rate }: FunnelFigures): Step[] {
  const near = entries === null || passers_by === null ? null : entries + passers_by;
  const stayed = bounce_rate === null ? null : 1 - bounce_rate;
  const of = (share: number | null): number | null => (entries === null || share === null ? null : entries * share);
  return [
    { name: "near", people: near, share: null },
    {
      name: "entered",
      people: entries,
      share: near === null || entries === null || near === 0 ? null : entries / near,
    },
    { name: "stayed", people: of(stayed), share: stayed },
    { name: "engaged", people: of(engaged_rate), share: engaged_rate },
  ];
}
