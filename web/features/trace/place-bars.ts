export interface Bar {
  /** Both in per cent of the whole width. */
  readonly left: number;
  readonly width: number;
}

interface Timed {
  readonly startTime: string;
  readonly endTime: string | null;
}

/** Thinnest bar that can still be seen, in per cent. */
const THINNEST = 0.4;

/** The time from the first start to the last end, in epoch milliseconds. */
export function extentOf(spans: readonly Timed[]): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const { startTime, endTime } of spans) {
    const start = Date.parse(startTime);
    from = Math.min(from, start);
    to = Math.max(to, start, endTime === null ? start : Date.parse(endTime));
  }
  return { from, to: Math.max(to, from + 1) };
}

/** Where a span's bar stands in the whole trace. A span without an end is a mark at its start. */
export function placeBar(span: Timed, { from, to }: { from: number; to: number }): Bar {
  const start = Date.parse(span.startTime);
  const end = span.endTime === null ? start : Math.max(start, Date.parse(span.endTime));
  const width = Math.max(THINNEST, ((end - start) / (to - from)) * 100);
  const left = Math.min(((start - from) / (to - from)) * 100, 100 - width);
  return { left: Math.max(0, left), width: Math.min(width, 100) };
}
