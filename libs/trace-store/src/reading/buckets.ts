import { InvalidQueryError } from './invalid-query.js';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const WEEK = 7 * DAY;

/** Lengths that fall on round times of a clock or calendar. */
const LENGTHS = [1, 5, 10, 30, MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE]
  .concat([HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR])
  .concat([DAY, 2 * DAY, WEEK, 2 * WEEK, 4 * WEEK]);

const POINTS_WANTED = 120;
const POINTS_ALLOWED = 2000;

/** The shortest round length that cuts the range into at most about `points` buckets. */
export function chooseBucketSeconds(fromMs: number, toMs: number, points = POINTS_WANTED): number {
  const seconds = Math.max(1, (toMs - fromMs) / 1000);
  return (
    LENGTHS.find((length) => seconds / length <= points) ??
    4 * WEEK * Math.ceil(seconds / (4 * WEEK * points))
  );
}

/** Refuses lengths that would make an answer of more points than anyone can read. */
export function checkBucketSeconds(bucketSeconds: number, fromMs: number, toMs: number): void {
  const shortest = Math.ceil((toMs - fromMs) / 1000 / POINTS_ALLOWED);
  if (bucketSeconds < shortest) {
    throw new InvalidQueryError('bucketSeconds', `must be at least ${shortest} for this range`);
  }
}

export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new InvalidQueryError('timeZone', 'must be the name of a time zone, for example Europe/Madrid');
  }
}

/**
 * SQL of the start of a row's bucket, as a time. Days and hours follow the clock on the wall, so a day of
 * 23 or 25 hours stays one bucket.
 */
export function bucketStart(bucketSeconds: number): string {
  const [count, unit] =
    bucketSeconds % WEEK === 0
      ? [bucketSeconds / WEEK, 'WEEK']
      : bucketSeconds % DAY === 0
        ? [bucketSeconds / DAY, 'DAY']
        : bucketSeconds % HOUR === 0
          ? [bucketSeconds / HOUR, 'HOUR']
          : bucketSeconds % MINUTE === 0
            ? [bucketSeconds / MINUTE, 'MINUTE']
            : [bucketSeconds, 'SECOND'];
  const start = `toStartOfInterval(toDateTime(start_time, {timeZone:String}), INTERVAL ${count} ${unit}, {timeZone:String})`;
  return `toDateTime(${start}, {timeZone:String})`;
}
