import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { batchResultSchema, problemSchema, type BatchResult } from '@almenara/contract';
import { ImportFailure } from '../import-failure.js';
import type { NumberedBatch } from './batches.js';

const compress = promisify(gzip);

export interface Destination {
  readonly url: string;
  readonly key: string;
  readonly sender: string;
  /** Stands for the time of recording where an event tells none; the same in each run. */
  readonly sentAt: number;
  /** How long to ask a server that is away or busy. */
  readonly patienceMs: number;
  readonly onWait?: (why: string) => void;
}

const REQUEST_MS = 60_000;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;

/** Sends until the server has the batch durably; gives up where sending again cannot help, or takes too long. */
export async function sendBatch(
  { sequence, events }: NumberedBatch,
  destination: Destination,
): Promise<BatchResult> {
  const { sender, sentAt, patienceMs, onWait } = destination;
  const list = events.map(({ json }) => json).join(',');
  const body = await compress(
    `${JSON.stringify({ sender, sequence, sentAt }).slice(0, -1)},"events":[${list}]}`,
  );
  const deadline = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptTo(body, destination);
    if ('result' in outcome) return outcome.result;
    const delay = Math.max(
      outcome.retryAfterMs,
      Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.5 + Math.random() / 2),
    );
    if (Date.now() + delay > deadline) {
      throw new ImportFailure(`${outcome.why}; run the same command again to go on from here`);
    }
    onWait?.(`${outcome.why}; trying again`);
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}

type Outcome = { readonly result: BatchResult } | { readonly why: string; readonly retryAfterMs: number };

async function attemptTo(body: Buffer, { url, key }: Destination): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    text = await response.text();
  } catch {
    return { why: `${url} does not answer`, retryAfterMs: 0 };
  }
  if (response.status === 200) {
    const result = batchResultSchema.safeParse(read(text));
    if (result.success) return { result: result.data };
    throw new ImportFailure(`${url} does not answer as Almenara does; check --url`);
  }
  const detail = problemSchema.safeParse(read(text)).data?.detail;
  const why = `${url} answered ${response.status}${detail === undefined ? '' : `: ${detail}`}`;
  if (response.status === 429 || response.status >= 500) {
    return { why, retryAfterMs: (Number(response.headers.get('retry-after')) || 0) * 1000 };
  }
  if (response.status === 401)
    throw new ImportFailure(`${why}; set ALMENARA_KEY or --key to a key with ingest`);
  throw new ImportFailure(why);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
