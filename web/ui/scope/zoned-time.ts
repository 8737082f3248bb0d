/** Text of a `datetime-local` field for an instant, in the given zone: `2026-11-22T14:30`. */
export function writeZoned(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant that such a text means in the given zone. A time that the clocks skip is read as if they had
 * not changed yet; of a time that comes twice the first is meant.
 */
export function readZoned(text: string, timeZone: string): number | undefined {
  const local = Date.parse(`${text}Z`);
  if (!Number.isFinite(local)) return undefined;
  const candidates = [-DAY_MS, DAY_MS]
    .map((away) => local - offsetAt(local + away, timeZone))
    .filter((instant) => instant + offsetAt(instant, timeZone) === local);
  return candidates.length > 0 ? Math.min(...candidates) : local - offsetAt(local - DAY_MS, timeZone);
}

const DAY_MS = 86_400_000;

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant / 1000) * 1000;
}
