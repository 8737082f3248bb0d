import { setTimeout as pause } from 'node:timers/promises';
import { CANARY_PROJECT } from '@almenara/control-plane';
import { countStoredTraces, type TraceStoreConnection } from '@almenara/trace-store';

const FIRST_LOOK_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** True when every trace can be read in time. A store that does not answer is asked again. */
export async function readBack(
  store: TraceStoreConnection,
  traceIds: readonly string[],
  { patienceMs, signal }: { readonly patienceMs: number; readonly signal: AbortSignal },
): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
    await pause(wait, undefined, { signal });
    const found = await countStoredTraces(store, CANARY_PROJECT, traceIds).catch(() => 0);
    if (found === traceIds.length) return true;
    if (Date.now() > deadline) return false;
  }
}
