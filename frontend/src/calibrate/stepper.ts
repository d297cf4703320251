/** The number on the calibration card: it follows the estimate until somebody touches it. */

/** The most people that `footfall.calibrate` takes. */
export const MOST = 10_000;

export interface Count {
  value: number;
  touched: boolean;
}

/** An estimate of null is "not known": the count begins at nobody, and waits to be set. */
export const begin = (estimate: number | null): Count => ({ value: within(estimate ?? 0), touched: false });

export const follow = (count: Count, estimate: number | null): Count => (count.touched ? count : begin(estimate));

export const step = (count: Count, by: number): Count => ({ value: within(count.value + by), touched: true });

/** Takes what was typed; what is no whole number leaves the count as it was. */
export function typed(count: Count, text: string): Count {
  const digits = text.trim();
  return /^\d+$/.test(digits) ? { value: within(Number(digits)), touched: true } : count;
}

/** What a key does to a spin button; null where it does nothing (WAI-ARIA, spinbutton pattern). */
export function keyed(count: Count, key: string): Count | null {
  switch (key) {
    case "ArrowUp":
      return step(count, 1);
    case "ArrowDown":
      return step(count, -1);
    case "PageUp":
      return step(count, 10);
    case "PageDown":
      return step(count, -10);
    case "Home":
      return { value: 0, touched: true };
    default:
      return null;
  }
}

const within = (value: number): number => Math.min(MOST, Math.max(0, Math.round(value)));
