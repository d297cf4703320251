/** The `d` of paths. What is not known is a gap: no line goes across it, and none falls to nought. */

export interface Point {
  x: number;
  /** null: not known. */
  y: number | null;
}

export interface Span {
  x: number;
  low: number | null;
  high: number | null;
}

/** Cuts a row into the runs in which all is known. */
export function runs<T>(row: readonly T[], known: (item: T) => boolean): T[][] {
  const found: T[][] = [];
  let open = false;
  for (const item of row) {
    if (!known(item)) open = false;
    else if (open) found.at(-1)?.push(item);
    else {
      found.push([item]);
      open = true;
    }
  }
  return found;
}

const place = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through the points, one for each run; a run of one point is a dot, with round caps. */
export function line(points: readonly Point[]): string {
  return runs(points, ({ y }) => y !== null)
    .map((run) => {
      const steps = run.map(({ x, y }) => `${place(x)} ${place(y ?? 0)}`);
      return `M${steps.join("L")}${steps.length === 1 ? "h0" : ""}`;
    })
    .join("");
}

/** The area between the bounds, one for each run; `half` widens a run of one by so much to each side. */
export function band(spans: readonly Span[], half = 0): string {
  return runs(spans, ({ low, high }) => low !== null && high !== null)
    .map((run) => {
      const [only] = run;
      const widened =
        run.length === 1 && only
          ? [
              { ...only, x: only.x - half },
              { ...only, x: only.x + half },
            ]
          : run;
      const there = widened.map(({ x, high }) => `${place(x)} ${place(high ?? 0)}`);
      const back = widened.map(({ x, low }) => `${place(x)} ${place(low ?? 0)}`).reverse();
      return `M${[...there, ...back].join("L")}Z`;
    })
    .join("");
}

/** A bar that stands on `base`, with its upper corners rounded. */
export function bar(x: number, width: number, top: number, base: number, radius: number): string {
  const round = Math.max(0, Math.min(radius, width / 2, base - top));
  return (
    `M${place(x)} ${place(base)}V${place(top + round)}q0 ${place(-round)} ${place(round)} ${place(-round)}` +
    `h${place(width - 2 * round)}q${place(round)} 0 ${place(round)} ${place(round)}V${place(base)}Z`
  );
}
