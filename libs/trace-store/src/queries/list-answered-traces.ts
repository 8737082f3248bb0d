import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

export interface TracePlace {
  readonly trace_id: string;
  readonly start_time: string;
}

export interface AnsweredTraces {
  /** ISO times; `to` is not included. */
  readonly from: string;
  readonly to: string;
  readonly after: TracePlace | undefined;
  readonly limit: number;
}

/** Traces in which a model was called, or agents or tools worked, the newest first, after one that was seen. */
export function listAnsweredTraces(
  connection: TraceStoreConnection,
  project: string,
  { from, to, after, limit }: AnsweredTraces,
): Promise<TracePlace[]> {
  return connection.query<TracePlace>(
    `SELECT trace_id, start_time
     FROM almenara.traces FINAL
     PREWHERE project = {project:String}
     WHERE start_time >= {from:DateTime64(6, 'UTC')} AND start_time < {to:DateTime64(6, 'UTC')}
         AND hasAny(types, ['llm', 'agent', 'tool'])
         ${after ? "AND (start_time, trace_id) < ({afterTime:DateTime64(6, 'UTC')}, {afterTrace:String})" : ''}
     ORDER BY start_time DESC, trace_id DESC
     LIMIT {limit:UInt32}`,
    {
      project,
      from: toStoreTime(Date.parse(from)),
      to: toStoreTime(Date.parse(to)),
      limit,
      ...(after ? { afterTime: after.start_time, afterTrace: after.trace_id } : {}),
    },
  );
}
