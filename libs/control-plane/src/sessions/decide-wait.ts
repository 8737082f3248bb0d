/** How many failures are free and how long the waits after them may grow. */
export interface WaitRule {
  readonly freeFailures: number;
  readonly maxSeconds: number;
}

/** Five typing errors cost nothing. The longest wait is short enough not to lock out whose e-mail somebody abuses. */
export const EMAIL_RULE: WaitRule = { freeFailures: 5, maxSeconds: 300 };
/** Many people may share one address. */
export const ADDRESS_RULE: WaitRule = { freeFailures: 30, maxSeconds: 900 };

/** Failures are forgotten after this time without another. */
export const FORGET_MS = 3_600_000;

/** Milliseconds until the next attempt: none at first, then 1 s, doubling. */
export function decideWait(failures: number, { freeFailures, maxSeconds }: WaitRule): number {
  if (failures < freeFailures) return 0;
  return 1000 * Math.min(maxSeconds, 2 ** Math.min(30, failures - freeFailures));
}
