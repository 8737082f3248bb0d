import { ProblemError } from '../problem/problem-error.js';

/** What to tell whoever tried a password. */
export function refuseAttempt(
  answer: { outcome: 'wrong' } | { outcome: 'throttled'; waitMs: number },
  wrong: string,
): ProblemError {
  if (answer.outcome === 'wrong') return new ProblemError('unauthenticated', wrong);
  const seconds = Math.ceil(answer.waitMs / 1000);
  return new ProblemError(
    'too_many_requests',
    `too many wrong passwords; try again in ${seconds} s`,
    undefined,
    seconds,
  );
}
