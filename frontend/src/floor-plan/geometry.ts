/** Places on a floor plan: fractions of its width and height, so that they fit every size it is shown at. */

export interface Point {
  /** From the left edge of the picture (never mirrored: a shop's left stays left in every script), 0 to 1. */
  x: number;
  /** From the upper edge, 0 to 1. */
  y: number;
}

/** The plan as it lies on the screen, px. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Width to height where there is no picture. */
export const PLAIN_ASPECT = 16 / 10;

/** How near to an edge, in px, the middle of a marker may come: it stays whole, and its name below it too. */
export const EDGE = { side: 24, top: 24, bottom: 46 };

/** How far an arrow key moves, and with the shift key held. */
export const NUDGE = 0.01;
export const LEAP = 0.05;

export function within(point: Point, plan: Box): Point {
  return {
    x: clamp(point.x, EDGE.side, EDGE.side, plan.width),
    y: clamp(point.y, EDGE.top, EDGE.bottom, plan.height),
  };
}

function clamp(value: number, before: number, after: number, length: number): number {
  // A plan smaller than its edges has one place: the middle.
  if (length <= before + after) return 0.5;
  return Math.min(1 - after / length, Math.max(before / length, value));
}

/** Where a point of the screen lies on the plan. */
export const fractionOf = (clientX: number, clientY: number, plan: Box): Point => ({
  x: plan.width > 0 ? (clientX - plan.left) / plan.width : 0,
  y: plan.height > 0 ? (clientY - plan.top) / plan.height : 0,
});

/** Where an arrow key leads; null for every other key. */
export function nudged(from: Point, key: string, far: boolean): Point | null {
  const by = far ? LEAP : NUDGE;
  switch (key) {
    case "ArrowLeft":
      return { ...from, x: from.x - by };
    case "ArrowRight":
      return { ...from, x: from.x + by };
    case "ArrowUp":
      return { ...from, y: from.y - by };
    case "ArrowDown":
      return { ...from, y: from.y + by };
    default:
      return null;
  }
}

/** Spreads `count` things evenly over the plan, row by row: as many columns as fit its shape. */
export function spread(count: number, aspect: number): Point[] {
  if (count <= 0) return [];
  const columns = Math.min(count, Math.max(1, Math.round(Math.sqrt(count * aspect))));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    return { x: ((index % columns) + 0.5) / inRow, y: (row + 0.5) / rows };
  });
}

/** Three decimals are a centimetre of a shop ten metres wide. */
export const rounded = (point: Point): Point => ({
  x: Math.round(point.x * 1000) / 1000,
  y: Math.round(point.y * 1000) / 1000,
});
