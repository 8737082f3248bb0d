import { randomUUID } from 'node:crypto';
import type { TraceStoreConnection } from '../connection.js';
import { forgetErasure } from './delete-erased.js';
import { findTombstones } from './find-tombstones.js';

const TRACES_PER_QUERY = 1000;

/**
 * Removes the vectors of those of the traces that have a tombstone. To be called after vectors became visible: an
 * erasure puts up the tombstones of its traces before it deletes, so one of the two sees the other. Costs one small
 * read where nothing of the project was ever erased.
 */
export async function removeErasedVectors(
  connection: TraceStoreConnection,
  project: string,
  traceIds: readonly string[],
): Promise<void> {
  const keys = traceIds.map((id) => ({ kind: 'trace' as const, id }));
  const tombstones = await findTombstones(connection, project, () => keys);
  if (!tombstones) return;
  const erased = traceIds.filter((id) => tombstones.erasedAt('trace', id) !== undefined);
  const held: string[] = [];
  for (let first = 0; first < erased.length; first += TRACES_PER_QUERY) {
    const traces = erased.slice(first, first + TRACES_PER_QUERY);
    const rows = await connection.query<{ trace_id: string }>(HELD, { project, traces });
    held.push(...rows.map(({ trace_id }) => trace_id));
  }
  if (held.length === 0) return;
  // The text of a mutation is kept for long, so it names no trace.
  const erasure = `vectors-${randomUUID()}`;
  const rows = held.map((trace_id) => ({ project, erasure, trace_id }));
  await connection.insert(`almenara.erasure_traces`, rows);
  await connection.command(DELETE, { project, erasure });
  await forgetErasure(connection, project, erasure);
}

const HELD = `
SELECT DISTINCT trace_id
FROM almenara.vectors
PREWHERE project = {project:String} AND trace_id IN {traces:Array(String)}`;

const DELETE = `
ALTER TABLE almenara.vectors DELETE WHERE project = {project:String} AND trace_id IN
    (SELECT trace_id FROM almenara.erasure_traces WHERE project = {project:String} AND erasure = {erasure:String})
SETTINGS mutations_sync = 2, allow_nondeterministic_mutations = 1`;
