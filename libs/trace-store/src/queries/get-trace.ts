import type { SpanItem, SpanSkeleton, TraceDetail } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { toSpanItem, toSpanSkeleton } from '../reading/to-span-item.js';
import { toTraceSummary } from '../reading/to-trace-summary.js';
import { findTrace } from './find-trace.js';
import { findTracesThemselves, withTraces } from './find-traces-themselves.js';
import { listScores } from './list-scores.js';
import {
  listTraceItems,
  listTraceSkeletons,
  measureTraceContent,
  type TraceSpans,
} from './list-trace-spans.js';

export const SPAN_CAP = 10_000;
/** Texts beyond this do not fit one answer: the trace is then told without them, and spans are read one by one. */
export const MAX_TRACE_CONTENT_BYTES = 32 * 1024 * 1024;

/** One trace with its spans and scores; undefined when the project has no such trace. */
export async function getTrace(
  connection: TraceStoreConnection,
  project: string,
  traceId: string,
  wanted: 'full' | 'none',
): Promise<TraceDetail | undefined> {
  const row = await findTrace(connection, project, traceId);
  if (!row) return undefined;
  const trace = { traceId, from: row.start_time, limit: SPAN_CAP };
  const content =
    wanted === 'full' && (await measureTraceContent(connection, project, trace)) <= MAX_TRACE_CONTENT_BYTES
      ? 'full'
      : 'none';
  const [spans, scores] = await Promise.all([
    readSpans(connection, project, trace, content),
    listScores(connection, project, traceId),
  ]);
  const shown = scores.map(({ name, value, label, source }) => ({ name, value, label, source }));
  return { trace: toTraceSummary(row, shown), spans, spanCap: SPAN_CAP, content, scores };
}

/** The spans of the trace, or the trace itself as one while it has none. */
async function readSpans(
  connection: TraceStoreConnection,
  project: string,
  trace: TraceSpans,
  content: 'full' | 'none',
): Promise<(SpanItem | SpanSkeleton)[]> {
  const spans =
    content === 'full'
      ? await withTraces(
          connection,
          project,
          (await listTraceItems(connection, project, trace)).map(toSpanItem),
        )
      : (await listTraceSkeletons(connection, project, trace)).map(toSpanSkeleton);
  if (spans.length > 0) return spans;
  return [...(await findTracesThemselves(connection, project, [trace.traceId])).values()];
}
