import type { Client } from '@almenara/sdk';
import { describeTrace } from './describe-trace.js';
import { planTimes, REPLAYED_DAYS } from './plan-times.js';
import { readProgress, writeProgress } from './progress.js';
import type { Answer } from './read-sample.js';
import { sendTrace } from './send-trace.js';

const CHUNK = 100;
const LIVE_PAUSE_MS = 3000;

export interface ReplayOptions {
  readonly client: Client;
  readonly sample: readonly Answer[];
  readonly progressFile: string;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Sends the past in the order of its times, then one trace after another as time goes on. */
export async function replay({ client, sample, progressFile, log, signal }: ReplayOptions): Promise<void> {
  const progress = readProgress(progressFile, Date.now());
  const { anchor } = progress;
  const times = planTimes(anchor);
  const started = Date.now();
  let next = progress.next;
  for (const sent = next; next < times.length && !signal.aborted;) {
    const end = Math.min(next + CHUNK, times.length);
    for (let index = next; index < end; index++)
      sendTrace(client, describeTrace(sample, index, times[index]!, anchor));
    if (!(await isDelivered(client))) continue;
    next = end;
    writeProgress(progressFile, { anchor, next });
    if (next === times.length) {
      const seconds = Math.round((Date.now() - started) / 1000);
      log(`replayed ${REPLAYED_DAYS} days: ${next - sent} traces in ${seconds} s; live now`);
    }
  }
  while (!signal.aborted) {
    sendTrace(client, describeTrace(sample, next, Date.now() - LIVE_PAUSE_MS, anchor));
    next++;
    if (await isDelivered(client)) writeProgress(progressFile, { anchor, next });
    await pause(LIVE_PAUSE_MS * (0.5 + Math.random()), signal);
  }
}

/** Only what the server has confirmed counts; the rest is sent again, which stores the same spans. */
async function isDelivered(client: Client): Promise<boolean> {
  const { pending } = await client.flush(30_000);
  return pending === 0;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
