import type { TraceStoreConnection } from '../../connection.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';
import type { AnswerKey } from './read-retrieved.js';
import { toVectorItem, VECTOR_COLUMNS, type VectorItem, type VectorItemRow } from './vector-row.js';

/** Keys of one query: a statement of more grows too long. */
const KEYS = 4000;

/** What some spans have in a stream. */
export async function readVectors(
  connection: TraceStoreConnection,
  project: string,
  {
    stream,
    encoder,
    window,
    keys,
  }: {
    readonly stream: string;
    readonly encoder: string;
    readonly window: HourWindow;
    readonly keys: readonly AnswerKey[];
  },
): Promise<VectorItem[]> {
  const rows: VectorItemRow[] = [];
  for (let start = 0; start < keys.length; start += KEYS) {
    const found = await connection.query<VectorItemRow>(SQL, {
      project,
      stream,
      encoder,
      from: toStoreHour(window.from),
      to: toStoreHour(window.to),
      traces: [...new Set(keys.slice(start, start + KEYS).map(({ traceId }) => traceId))],
    });
    rows.push(...found);
  }
  return rows.map(toVectorItem);
}

const SQL = `
SELECT ${VECTOR_COLUMNS}, 0 AS score
FROM almenara.vectors FINAL
WHERE project = {project:String}
    AND stream = {stream:String} AND encoder = {encoder:String}
    AND time >= {from:DateTime('UTC')} AND time < {to:DateTime('UTC')}
    AND trace_id IN {traces:Array(String)}`;
