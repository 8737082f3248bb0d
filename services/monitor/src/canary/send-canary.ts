import { setTimeout as pause } from 'node:timers/promises';
import type { CanaryKey } from './canary-key.js';

const ANSWER_MS = 5_000;
const RETRY_MS = 250;

export interface Sending {
  readonly url: string;
  readonly key: CanaryKey;
  readonly body: string;
  /** How long to try, as a client does while the gateway is away or full. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

export type Sent =
  { readonly sentAt: Date } | { readonly failure: 'gateway_unreachable' | 'gateway_refused' };

/** The same bytes at every attempt. `sentAt` is that of the attempt that was accepted. */
export async function sendCanary(sending: Sending): Promise<Sent> {
  const deadline = Date.now() + sending.patienceMs;
  let key = await sending.key.get();
  let renewed = false;
  for (;;) {
    const sentAt = new Date();
    const status = await post(sending, key);
    if (status === 200) return { sentAt };
    if (status === 401 && !renewed) {
      renewed = true;
      key = await sending.key.renew();
      continue;
    }
    const mayPass = status === undefined || status === 429 || status >= 500;
    if (!mayPass || Date.now() + RETRY_MS > deadline) {
      return { failure: status === undefined ? 'gateway_unreachable' : 'gateway_refused' };
    }
    await pause(RETRY_MS, undefined, { signal: sending.signal });
  }
}

/** The status, or undefined when no answer came. An answer that refuses some of the events counts as a refusal. */
async function post({ url, body, signal }: Sending, key: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    const text = await response.text();
    if (response.status !== 200) return response.status;
    const { rejected } = JSON.parse(text) as { rejected?: unknown[] };
    return rejected?.length === 0 ? 200 : 400;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
