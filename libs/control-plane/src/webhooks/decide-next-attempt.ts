const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3 * 3_600_000;
const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/**
 * When to try again after `attempts` that failed: twice as long after each, three hours at most, shortened by up to half
 * at random so that those which failed together do not come back together. Undefined a day after the first.
 */
export function decideNextAttempt(
  attempts: number,
  createdAt: Date,
  now: Date,
  random: number = Math.random(),
): Date | undefined {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS) * (1 - random / 2);
  const next = now.getTime() + wait;
  return next - createdAt.getTime() > GIVEN_UP_AFTER_MS ? undefined : new Date(next);
}
