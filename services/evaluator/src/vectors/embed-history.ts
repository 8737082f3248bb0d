import type { StoredBackfill } from '@almenara/control-plane';
import { listAnsweredTraces, type TracePlace } from '@almenara/trace-store';
import type { EvaluatorOptions } from '../evaluator-options.js';
import { readPlacedAnswers } from '../scoring/read-placed-answers.js';
import type { VectorWriter } from './vector-writer.js';

/** Reading them takes the thread for some milliseconds. */
const TRACES_AT_ONCE = 25;

/**
 * Embeds the window of a back-fill, before any of it is scored: that takes milliseconds a trace where scores take
 * tenths of a second. Ended suddenly it begins anew, which changes nothing. False when the back-fill was cancelled
 * meanwhile. Of a window so full that a stream would have been sampled as it came, users are sampled here as well.
 */
export async function embedHistory(
  { vectors, options }: { readonly vectors: VectorWriter | undefined; readonly options: EvaluatorOptions },
  { id, project, from, to, traces: total }: StoredBackfill,
  signal: AbortSignal,
): Promise<boolean> {
  if (!vectors) return true;
  const { store, controlPlane } = options;
  const window = { from: from.toISOString(), to: to.toISOString() };
  const seconds = (to.getTime() - from.getTime()) / 1000;
  let after: TracePlace | undefined;
  for (;;) {
    signal.throwIfAborted();
    const page = await listAnsweredTraces(store, project, { ...window, after, limit: TRACES_AT_ONCE });
    after = page.at(-1);
    if (!after) return true;
    const ids = page.map(({ trace_id }) => trace_id);
    const traces = await readPlacedAnswers(store, project, ids);
    const shares = vectors.sharesOfHistory(traces, total, seconds);
    await vectors.write(project, traces, { shares, signal });
    await vectors.dropErased(project, ids);
    const state = (await controlPlane.backfills.find(project, id))?.state;
    if (state !== 'running') return false;
  }
}
