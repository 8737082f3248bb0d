/** Size of a square plot in its own units, with room for the numbers at two of its sides. */
export const PLOT = { size: 280, left: 44, right: 10, top: 8, bottom: 30 } as const;

/** A share from 0 to 1 on the horizontal axis. */
export function placeX(x: number): number {
  return PLOT.left + clamp(x) * (PLOT.size - PLOT.left - PLOT.right);
}

/** A share from 0 to 1 on the vertical axis, which rises. */
export function placeY(y: number): number {
  return PLOT.size - PLOT.bottom - clamp(y) * (PLOT.size - PLOT.top - PLOT.bottom);
}

/** Points as an SVG path of straight lines. */
export function linePath(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${placeX(x).toFixed(1)} ${placeY(y).toFixed(1)}`)
    .join('');
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
