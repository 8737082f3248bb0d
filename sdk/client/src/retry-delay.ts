const LONGEST_REQUESTED_MS = 300_000;

/** Exponential back-off with full jitter; a Retry-After of the server is a lower bound. */
export function retryDelay(
  attempt: number,
  retryAfterMs: number | undefined,
  limits: { readonly retryDelayMs: number; readonly maxRetryDelayMs: number },
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(limits.maxRetryDelayMs, limits.retryDelayMs * 2 ** (attempt - 1));
  return Math.max(random() * ceiling, Math.min(retryAfterMs ?? 0, LONGEST_REQUESTED_MS));
}

/** Milliseconds to wait by a Retry-After header: seconds or an HTTP date. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return wait >= 0 ? wait : undefined;
}
