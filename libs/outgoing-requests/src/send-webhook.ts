import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describeRequestFailure } from './describe-request-failure.js';
import type { FetchOutside } from './fetch-outside.js';
import { readExcerpt } from './read-excerpt.js';

const SECRET_BYTES = 32;
const ANSWER_TIMEOUT_MS = 15_000;
const EXCERPT_CHARACTERS = 500;

export interface WebhookMessage {
  /** The same at each attempt, so that a receiver can tell what it has had already. */
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly payload: object;
}

export interface WebhookAnswer {
  readonly status: number | null;
  /** Null when the answer was a 2xx. */
  readonly failure: string | null;
  /** The beginning of what the receiver answered. */
  readonly excerpt: string;
}

/** As Standard Webhooks writes secrets. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** One attempt, signed as Standard Webhooks 1.0 says. Does not reject, unless `signal` aborts. */
export async function sendWebhook(
  fetchOutside: FetchOutside,
  { id, url, secret, payload }: WebhookMessage,
  signal: AbortSignal,
): Promise<WebhookAnswer> {
  const body = JSON.stringify(payload);
  const at = new Date();
  try {
    const response = await fetchOutside(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Almenara',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    const excerpt = await readExcerpt(response, EXCERPT_CHARACTERS).catch(() => '');
    const { status, ok } = response;
    return { status, failure: ok ? null : `the receiver answered ${status}`, excerpt };
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, failure: describeRequestFailure(error), excerpt: '' };
  }
}
