/** Going along a chart by keys and by pointer: where one is among `count` places, counted from 0. */

/** Returns where a key leads, undefined for a key that leads nowhere. In a page from right to left, so do the arrows. */
export function moved(key: string, at: number, count: number, rightToLeft: boolean): number | undefined {
  const last = count - 1;
  const forward = rightToLeft ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowUp: at + 1,
    ArrowDown: at - 1,
    PageUp: at + 6,
    PageDown: at - 6,
    Home: 0,
    End: last,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}

/** Returns the nearest of `count` places that share `width` evenly. */
export function nearest(x: number, width: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((x / Math.max(width, 1)) * count)));
}
