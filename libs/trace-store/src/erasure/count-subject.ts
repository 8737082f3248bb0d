import type { ErasureKind } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { countRows } from './count-rows.js';
import { ERASED_STORE_NAMES, type ErasedCounts, type SubjectSource } from './erased-stores.js';
import { subjectTraces } from './subject-traces.js';

/** How many rows of each store are a subject's: what readers see, before an erasure. */
export async function countSubject(
  connection: TraceStoreConnection,
  project: string,
  subject: { readonly kind: ErasureKind; readonly id: string },
): Promise<ErasedCounts> {
  const counts: Partial<ErasedCounts> = {};
  for (const name of ERASED_STORE_NAMES) {
    counts[name] = await countRows(connection, project, 'readable', name, ASKED, { ...subject });
  }
  return counts as ErasedCounts;
}

const subjects: SubjectSource['subjects'] = (kind) => {
  if (kind !== 'sessionScores') return `SELECT {id:String} AS subject WHERE {kind:String} = '${kind}'`;
  return `SELECT session_id AS subject FROM almenara.spans WHERE project = {project:String} AND session_id != '' AND trace_id IN (${ASKED.traces})`;
};
export const ASKED: SubjectSource = { subjects, traces: subjectTraces(subjects) };
