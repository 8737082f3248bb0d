/** A plot that stretches with its place: both axes run from 0 to 100, values rise upwards. */
export interface PlotScale {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

export interface PlotPoint {
  readonly time: number;
  /** Null is a gap, never a zero. */
  readonly value: number | null;
  readonly lo?: number | undefined;
  readonly hi?: number | undefined;
}

export function placeTime(time: number, { from, to }: Pick<PlotScale, 'from' | 'to'>): number {
  return to > from ? clamp(((time - from) / (to - from)) * 100) : 0;
}

export function placeValue(value: number, { low, high }: Pick<PlotScale, 'low' | 'high'>): number {
  return high > low ? clamp(100 - ((value - low) / (high - low)) * 100) : 100;
}

/** Straight lines between neighbours; a gap parts them, and a point alone is a dot. */
export function plotLine(points: readonly PlotPoint[], scale: PlotScale): string {
  return runsOf(points, ({ value }) => value !== null)
    .map((run) => {
      const [first, ...rest] = run.map(({ time, value }) => at(time, value!, scale));
      return rest.length === 0 ? `M${first}h0` : `M${first}L${rest.join('L')}`;
    })
    .join('');
}

/** The area between the ends of the intervals. */
export function plotBand(points: readonly PlotPoint[], scale: PlotScale): string {
  return runsOf(points, ({ lo, hi }) => lo !== undefined && hi !== undefined)
    .map((run) => {
      const upper = run.map(({ time, hi }) => at(time, hi!, scale));
      const lower = run.map(({ time, lo }) => at(time, lo!, scale)).toReversed();
      return `M${[...upper, ...lower].join('L')}Z`;
    })
    .join('');
}

/** Bars from the bottom, each as wide as its bucket. */
export function plotBars(points: readonly PlotPoint[], bucketMs: number, scale: PlotScale): string {
  return points
    .filter(({ value }) => value !== null && value > 0)
    .map(({ time, value }) => {
      const left = placeTime(time, scale);
      const right = placeTime(time + bucketMs, scale);
      const top = placeValue(value!, scale);
      return `M${round(left)} 100V${round(top)}H${round(right)}V100Z`;
    })
    .join('');
}

/** Neighbours that all pass. */
function runsOf(points: readonly PlotPoint[], isKnown: (point: PlotPoint) => boolean): PlotPoint[][] {
  const runs: PlotPoint[][] = [];
  let isInside = false;
  for (const point of points) {
    const known = isKnown(point);
    if (known && !isInside) runs.push([]);
    if (known) runs.at(-1)!.push(point);
    isInside = known;
  }
  return runs;
}

function at(time: number, value: number, scale: PlotScale): string {
  return `${round(placeTime(time, scale))} ${round(placeValue(value, scale))}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value));
}
