import { createHash } from 'node:crypto';
import { describeRequestFailure } from '../describe-request-failure.js';
import { type FetchOutside, wasSent } from '../fetch-outside.js';
import { readExcerpt } from '../read-excerpt.js';
import { classifyAnswer, readRetryAfter } from './classify-answer.js';
import { findTokens, maskHeaders, maskSecrets } from './mask-secrets.js';
import type { RequestedConfig, TargetMessage } from './target-adapter.js';
import { adapterOf } from './target-adapters.js';

const ANSWER_TIMEOUT_MS = 15_000;
const EXCERPT_CHARACTERS = 500;
/** Room for what is masked at the end of an excerpt. */
const READ_CHARACTERS = 3000;

export interface TargetAddress {
  readonly config: RequestedConfig;
  /** The one that counts, and the one before while a rotation overlaps. */
  readonly secrets: readonly string[];
}

export interface DeliveryOutcome {
  readonly status: number | null;
  /** Null when the answer was a 2xx. */
  readonly failure: string | null;
  /** Whether a request that failed was certainly not processed. */
  readonly failureClass: 'refused' | 'ambiguous' | null;
  /** How long the receiver asks to be left alone. */
  readonly retryAfterMs: number | null;
  readonly latencyMs: number;
  /** Without secrets; null when nothing was made to be sent. */
  readonly requestHeaders: Readonly<Record<string, string>> | null;
  /** SHA-256 in hex of the body. */
  readonly bodyDigest: string | null;
  /** The beginning of what the receiver answered, without secrets. */
  readonly excerpt: string;
}

/** One attempt by a request. Does not reject, unless `signal` aborts. */
export async function deliver(
  fetchOutside: FetchOutside,
  { config, secrets }: TargetAddress,
  message: TargetMessage,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const at = new Date();
  const begun = performance.now();
  const latencyMs = () => performance.now() - begun;
  if (secrets.length === 0) return { ...NOTHING_SENT, failure: 'the target has no secret' };
  const adapter = adapterOf(config);
  const { url, headers, secretHeaders = {}, body } = adapter.toRequest(config, secrets, message, at);
  const sent = { 'content-type': 'application/json', 'user-agent': 'Almenara', ...headers };
  const told = {
    requestHeaders: { ...sent, ...maskHeaders(secretHeaders) },
    bodyDigest: createHash('sha256').update(body).digest('hex'),
  };
  try {
    const response = await fetchOutside(url, {
      method: 'POST',
      headers: { ...sent, ...secretHeaders },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    const text = await readExcerpt(response, READ_CHARACTERS).catch(() => '');
    const excerpt = maskSecrets(text, [...secrets, ...findTokens(message.data)]).slice(0, EXCERPT_CHARACTERS);
    const { status } = response;
    const hasArrived = response.ok || adapter.hasArrived?.(status) === true;
    const retryAfterMs = readRetryAfter(status, response.headers.get('retry-after'), at);
    const failure = hasArrived ? null : `the receiver answered ${status}`;
    const failureClass = hasArrived ? null : classifyAnswer(status, retryAfterMs);
    return { ...told, status, failure, failureClass, retryAfterMs, latencyMs: latencyMs(), excerpt };
  } catch (error) {
    signal.throwIfAborted();
    const failureClass = wasSent(error) ? 'ambiguous' : 'refused';
    const failure = describeRequestFailure(error);
    return { ...NOTHING_SENT, ...told, failure, failureClass, latencyMs: latencyMs() };
  }
}

const NOTHING_SENT = {
  status: null,
  failureClass: 'refused',
  retryAfterMs: null,
  latencyMs: 0,
  requestHeaders: null,
  bodyDigest: null,
  excerpt: '',
} as const;
