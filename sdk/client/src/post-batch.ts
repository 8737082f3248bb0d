import { exchange, type Request } from './exchange.js';
import { readRetryAfter } from './retry-delay.js';

/** What became of one request. `unclear`: the server may have stored the batch all the same. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly rejected: readonly { index: number; reason: string }[] }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'retry';
      readonly message: string;
      readonly unclear: boolean;
      readonly retryAfterMs?: number;
    };

export interface Post extends Request {
  readonly timeoutMs: number;
  /** Gives the request up. */
  readonly signal: AbortSignal;
}

/** One attempt. Ends within the time limit even when `fetch` ignores its signal; never throws. */
export async function postBatch(post: Post): Promise<Outcome> {
  const request = new AbortController();
  let giveUp: (() => void) | undefined;
  const givenUp = new Promise<Outcome>((resolve) => {
    giveUp = () => {
      request.abort();
      resolve({ kind: 'retry', message: 'no answer in time', unclear: true });
    };
  });
  const timer = setTimeout(giveUp!, post.timeoutMs);
  timer.unref?.();
  post.signal.addEventListener('abort', giveUp!);
  try {
    return await Promise.race([givenUp, attemptExchange(post, request.signal)]);
  } finally {
    clearTimeout(timer);
    post.signal.removeEventListener('abort', giveUp!);
  }
}

async function attemptExchange(post: Post, signal: AbortSignal): Promise<Outcome> {
  try {
    const { status, text, retryAfter } = await exchange(post, signal);
    return readOutcome(status, text, readRetryAfter(retryAfter, Date.now()));
  } catch {
    // The cause may name hosts and headers, so it is not repeated.
    return { kind: 'retry', message: 'no connection', unclear: true };
  }
}

function readOutcome(status: number, text: string, retryAfterMs: number | undefined): Outcome {
  if (status >= 200 && status < 300) return readResult(text);
  if (status === 413) return { kind: 'too_large' };
  if (status === 401 || status === 403) return { kind: 'unauthorised' };
  const message = `the server answered ${status}`;
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: 'retry', message, unclear: status !== 429, ...(retryAfterMs ? { retryAfterMs } : {}) };
  }
  return { kind: 'refused', message };
}

/** A success without the contract's result comes from something else, a proxy for example: nothing is durable. */
function readResult(text: string): Outcome {
  try {
    const { accepted, rejected } = JSON.parse(text) as { accepted: unknown; rejected: unknown };
    if (typeof accepted === 'number' && Array.isArray(rejected)) {
      return { kind: 'accepted', rejected: rejected as { index: number; reason: string }[] };
    }
  } catch {
    // Falls through to the same answer.
  }
  return { kind: 'retry', message: 'the answer is not that of a batch', unclear: true };
}
