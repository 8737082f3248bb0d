import type { ErasureKind } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { ASKED } from './count-subject.js';

/** Ids of the traces of a subject in order, those after one: what other stores hold of them is the subject's too. */
export async function listSubjectTraces(
  connection: TraceStoreConnection,
  project: string,
  subject: { readonly kind: ErasureKind; readonly id: string },
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await connection.query<{ trace_id: string }>(
    `SELECT DISTINCT trace_id FROM (${ASKED.traces}) WHERE trace_id > {after:String}
     ORDER BY trace_id LIMIT {limit:UInt32}`,
    { project, ...subject, after, limit },
  );
  return rows.map(({ trace_id }) => trace_id);
}
