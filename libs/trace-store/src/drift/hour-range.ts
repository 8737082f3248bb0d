/** Hours since 1970 UTC; `to` is the first one after it. */
export interface HourRange {
  readonly from: number;
  readonly to: number;
}

/** SQL of a time that lies in the hours `from` to `to`. */
export function inHours(time: string): string {
  return `${time} >= toDateTime({from:UInt32} * 3600, 'UTC') AND ${time} < toDateTime({to:UInt32} * 3600, 'UTC')`;
}

/** Runs of consecutive hours, none longer than `longest`. */
export function toRanges(hours: Iterable<number>, longest: number): HourRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const hour of [...new Set(hours)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last.to === hour && hour - last.from < longest) last.to += 1;
    else ranges.push({ from: hour, to: hour + 1 });
  }
  return ranges;
}
