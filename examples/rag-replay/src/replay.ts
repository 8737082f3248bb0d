import type { Client } from '@almenara/sdk';
import { describeTrace, durationOf } from './describe-trace.js';
import { planTimes, REPLAYED_DAYS } from './plan-times.js';
import { readProgress, writeProgress } from './progress.js';
import type { Answer } from './read-sample.js';
import { sendTrace } from './send-trace.js';
import { sendConversations } from './support-desk/send-conversations.js';

const CHUNK = 100;
const LIVE_PAUSE_MS = 3000;
const RETRY_PAUSE_MS = 2000;

export interface ReplayOptions {
  readonly client: Client;
  readonly sample: readonly Answer[];
  readonly progressFile: string;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Sends the past in the order of its times, then one trace after another as time goes on. */
export async function replay(options: ReplayOptions): Promise<void> {
  const { client, sample, progressFile, log, signal } = options;
  const progress = readProgress(progressFile, Date.now());
  const { anchor } = progress;
  const times = planTimes(anchor);
  const started = Date.now();
  let next = progress.next;
  if (!progress.conversations) {
    await deliver(options, () => sendConversations(client, anchor));
    if (signal.aborted) return;
    writeProgress(progressFile, { anchor, next, conversations: true });
  }
  while (next < times.length && !signal.aborted) {
    const end = Math.min(next + CHUNK, times.length);
    const from = next;
    await deliver(options, () => {
      for (let index = from; index < end; index++) {
        sendTrace(client, describeTrace(sample, index, times[index]!, anchor));
      }
    });
    if (signal.aborted) return;
    next = end;
    writeProgress(progressFile, { anchor, next, conversations: true });
    if (next < times.length) continue;
    const seconds = Math.round((Date.now() - started) / 1000);
    log(`replayed ${REPLAYED_DAYS} days: ${next - progress.next} traces in ${seconds} s; live now`);
  }
  // The trace that an earlier run may have sent without noting it keeps its number and its time.
  if (progress.next >= times.length) next++;
  while (!signal.aborted) {
    const planned = describeTrace(sample, next, Date.now(), anchor);
    // It has just ended: nothing that is shown lies in the future.
    const description = { ...planned, startTime: Date.now() - durationOf(planned) };
    await deliver(options, () => sendTrace(client, description));
    if (signal.aborted) return;
    writeProgress(progressFile, { anchor, next: ++next, conversations: true });
    await pause(LIVE_PAUSE_MS * (0.5 + Math.random()), signal);
  }
}

/** Sends until the server has confirmed everything; sent again, the same spans are stored once. */
async function deliver({ client, log, signal }: ReplayOptions, send: () => void): Promise<void> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    const before = await client.flush(0);
    send();
    const after = await client.flush(30_000);
    if (after.pending === 0 && after.lost === before.lost) return;
    if (attempt === 1) log('the server does not take the replay; trying again until it does');
    await pause(RETRY_PAUSE_MS, signal);
  }
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
