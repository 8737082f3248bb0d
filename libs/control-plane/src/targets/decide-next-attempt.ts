const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3 * 3_600_000;
const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/**
 * When to try again after `tries` that failed: twice as long after each, three hours at most, shortened by up to half at
 * random so that those which failed together do not come back together; later where the receiver asked for it. Undefined
 * a day after the first.
 */
export function decideNextAttempt(
  tries: number,
  since: Date,
  now: Date,
  retryAfterMs = 0,
  random: number = Math.random(),
): Date | undefined {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS) * (1 - random / 2);
  const next = now.getTime() + Math.max(wait, retryAfterMs);
  return next - since.getTime() > GIVEN_UP_AFTER_MS ? undefined : new Date(next);
}
