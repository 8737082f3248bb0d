import { randomUUID } from 'node:crypto';
import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';
import { deleteErased, forgetErasure } from './delete-erased.js';
import { ERASED_STORE_NAMES } from './erased-stores.js';
import { hashSubject } from './hash-subject.js';

const TRACES_PER_QUERY = 1000;

/** Keeps all events of traces out from now on, those to come included. Durable when it resolves. */
export async function tombstoneTraces(
  connection: TraceStoreConnection,
  project: string,
  salt: string,
  traceIds: readonly string[],
  erasedAt: number,
): Promise<void> {
  const rows = traceIds.map((id) => ({
    project,
    kind: 'trace',
    subject: hashSubject(salt, 'trace', id),
    salt,
    erased_at: toStoreTime(erasedAt),
  }));
  await connection.insert(`almenara.tombstones`, rows);
}

/** Removes what the store holds of traces that have tombstones; costs one read when that is nothing. */
export async function removeTraces(
  connection: TraceStoreConnection,
  project: string,
  traceIds: readonly string[],
): Promise<void> {
  const held: string[] = [];
  for (let first = 0; first < traceIds.length; first += TRACES_PER_QUERY) {
    const traces = traceIds.slice(first, first + TRACES_PER_QUERY);
    const rows = await connection.query<{ trace_id: string }>(HELD, { project, traces });
    held.push(...rows.map(({ trace_id }) => trace_id));
  }
  if (held.length === 0) return;
  const erasure = `writer-${randomUUID()}`;
  const rows = held.map((trace_id) => ({ project, erasure, trace_id }));
  await connection.insert(`almenara.erasure_traces`, rows);
  for (const store of ERASED_STORE_NAMES) await deleteErased(connection, project, erasure, store);
  await forgetErasure(connection, project, erasure);
}

/** One row as its event made it: of a score id with several events only that one's. */
export interface ErasedRows {
  readonly scores: readonly { readonly id: string; readonly version: string }[];
  /** Ids of dead letters. */
  readonly deadLetters: readonly string[];
}

/** Removes rows of erased events that no trace leads to; costs one read when there are none. */
export async function removeRows(
  connection: TraceStoreConnection,
  project: string,
  { scores, deadLetters }: ErasedRows,
): Promise<void> {
  const named = [
    ...scores.map(({ id, version }) => ({ kind: 'scoreRow', subject: `${version}\n${id}` })),
    ...deadLetters.map((subject) => ({ kind: 'deadLetter', subject })),
  ];
  if (named.length === 0 || !(await holdsAny(connection, project, scores, deadLetters))) return;
  const erasure = `writer-${randomUUID()}`;
  const rows = named.map((row) => ({ project, erasure, ...row }));
  await connection.insert(`almenara.erasure_subjects`, rows);
  for (const sql of [DELETE_SCORES, DELETE_LETTERS]) await connection.command(sql, { project, erasure });
  await forgetErasure(connection, project, erasure);
}

async function holdsAny(
  connection: TraceStoreConnection,
  project: string,
  scores: ErasedRows['scores'],
  letters: readonly string[],
): Promise<boolean> {
  const ids = [...scores.map(({ id }) => id), ...letters];
  for (let first = 0; first < ids.length; first += TRACES_PER_QUERY) {
    const some = ids.slice(first, first + TRACES_PER_QUERY);
    if ((await connection.query(HELD_ROWS, { project, ids: some })).length > 0) return true;
  }
  return false;
}

const HELD_ROWS = `
SELECT id FROM almenara.scores WHERE project = {project:String} AND id IN {ids:Array(String)} LIMIT 1
UNION ALL
SELECT id FROM almenara.dead_letters WHERE project = {project:String} AND id IN {ids:Array(String)} LIMIT 1`;

const DELETE_SCORES = `
ALTER TABLE almenara.scores DELETE WHERE project = {project:String} AND concat(toString(version), '\\n', id) IN
    (SELECT subject FROM almenara.erasure_subjects WHERE project = {project:String} AND erasure = {erasure:String} AND kind = 'scoreRow')
SETTINGS mutations_sync = 2, allow_nondeterministic_mutations = 1`;

const DELETE_LETTERS = `
ALTER TABLE almenara.dead_letters DELETE WHERE project = {project:String} AND id IN
    (SELECT subject FROM almenara.erasure_subjects WHERE project = {project:String} AND erasure = {erasure:String} AND kind = 'deadLetter')
SETTINGS mutations_sync = 2, allow_nondeterministic_mutations = 1`;

const HELD = `
SELECT DISTINCT trace_id
FROM
(
    SELECT trace_id FROM almenara.spans WHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    UNION ALL
    SELECT trace_id FROM almenara.traces WHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    UNION ALL
    SELECT trace_id FROM almenara.scores WHERE project = {project:String} AND trace_id IN {traces:Array(String)}
    UNION ALL
    SELECT trace_id FROM almenara.vectors WHERE project = {project:String} AND trace_id IN {traces:Array(String)}
)`;
