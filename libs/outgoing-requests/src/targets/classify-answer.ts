const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;
const SERVER_ERRORS = 500;

/**
 * Whether a request that was answered without success was certainly not processed. A 503 is only with Retry-After: others
 * are also what a proxy says whose backend fell silent after it had the request.
 */
export function classifyAnswer(status: number, retryAfterMs: number | null): 'refused' | 'ambiguous' {
  if (status < SERVER_ERRORS) return 'refused';
  return status === UNAVAILABLE && retryAfterMs !== null ? 'refused' : 'ambiguous';
}

/** Of an answer that asks to be left alone for a while: in seconds or as a time. Null when it does not. */
export function readRetryAfter(status: number, header: string | null, now: Date): number | null {
  if (status !== TOO_MANY_REQUESTS && status !== UNAVAILABLE) return null;
  const text = header?.trim() ?? '';
  if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000;
  const at = /^[A-Za-z]{3}, /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.max(at - now.getTime(), 0);
}
