import { setTimeout as wait } from 'node:timers/promises';
import type { Artefacts } from './job.js';

export interface StatusReport {
  readonly status: 'accepted' | 'progress' | 'succeeded' | 'failed';
  readonly progress?: number;
  readonly note?: string;
  readonly artefacts?: Artefacts;
}

const ANSWER_TIMEOUT_MS = 15_000;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 60_000;
/** Statuses of servers that may take it later; any other below 500 is a decision. */
const LATER = new Set([408, 425, 429]);

export interface Patience {
  readonly forMs: number;
  readonly signal: AbortSignal;
}

/**
 * Tells Almenara, again and again with growing pauses until it answers. `refused` means that it will not take it:
 * the job was cancelled, timed out, or the token is wrong.
 */
export async function report(
  callback: { readonly url: string; readonly token: string },
  status: StatusReport,
  { forMs, signal }: Patience,
): Promise<'taken' | 'refused' | 'unreachable'> {
  const deadline = Date.now() + forMs;
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(2 * delay, LONGEST_DELAY_MS)) {
    const answer = await send(callback, status, signal);
    if (answer?.ok) return 'taken';
    if (answer && answer.status < 500 && !LATER.has(answer.status)) return 'refused';
    const pause = Math.max(delay * (0.5 + Math.random() / 2), answer?.retryAfterMs ?? 0);
    if (Date.now() + pause > deadline) return 'unreachable';
    await wait(pause, undefined, { signal });
  }
}

async function send(
  { url, token }: { readonly url: string; readonly token: string },
  status: StatusReport,
  signal: AbortSignal,
): Promise<{ ok: boolean; status: number; retryAfterMs: number } | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(status),
      // The token goes to the address that was signed for and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    const retryAfterMs = Number.isFinite(seconds) ? Math.min(1000 * seconds, LONGEST_DELAY_MS) : 0;
    return { ok: response.ok, status: response.status, retryAfterMs };
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
