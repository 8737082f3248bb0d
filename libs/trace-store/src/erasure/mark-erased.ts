import type { TraceStoreConnection } from '../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../engine/statement-settings.js';
import { toStoreTime } from '../time.js';
import { QUEUED } from './erased-stores.js';
import { hashSubjectSql } from './hash-subject.js';
import { subjectTraces } from './subject-traces.js';

export interface Marking {
  /** The project's salt of tombstones, the same for all of them. */
  readonly salt: string;
  /** Epoch milliseconds. What came or happened until then is dropped on arrival. */
  readonly erasedAt: number;
}

/**
 * Puts up the tombstones of an erasure and lists its traces; returns how many. The subject's tombstone comes first:
 * a writer looks for tombstones after its rows are visible, so of a row and its subject's tombstone either the
 * list below or the writer sees the other. May run again.
 */
export async function markErased(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
  { salt, erasedAt }: Marking,
): Promise<number> {
  const parameters = { project, erasure, salt, erasedAt: toStoreTime(erasedAt) };
  await connection.command(MARK_SUBJECTS, parameters);
  await connection.command(LIST_TRACES, parameters);
  await connection.command(LIST_SESSIONS, parameters);
  await connection.command(MARK_TRACES, parameters);
  await connection.command(MARK_SUBJECTS, parameters);
  const [row] = await connection.query<{ traces: number }>(COUNT_TRACES, parameters);
  return row!.traces;
}

const MARK_SUBJECTS = `
INSERT INTO almenara.tombstones (project, kind, subject, salt, erased_at)
SELECT DISTINCT {project:String}, kind, ${hashSubjectSql('kind', 'subject')}, {salt:String}, {erasedAt:DateTime64(3, 'UTC')}
FROM almenara.erasure_subjects WHERE project = {project:String} AND erasure = {erasure:String}
    AND kind != 'hour'`;

const MARK_TRACES = `
INSERT INTO almenara.tombstones (project, kind, subject, salt, erased_at)
SELECT DISTINCT {project:String}, 'trace', ${hashSubjectSql("'trace'", 'trace_id')}, {salt:String}, {erasedAt:DateTime64(3, 'UTC')}
FROM almenara.erasure_traces WHERE project = {project:String} AND erasure = {erasure:String}`;

const LIST_TRACES = `
INSERT INTO almenara.erasure_traces (project, erasure, trace_id)
SELECT {project:String}, {erasure:String}, trace_id
FROM (${subjectTraces(QUEUED.subjects)})
WHERE trace_id NOT IN (${QUEUED.traces})
${settingsClause(CORRECTNESS_SETTINGS)}`;

const LIST_SESSIONS = `
INSERT INTO almenara.erasure_subjects (project, erasure, kind, subject)
SELECT DISTINCT {project:String}, {erasure:String}, 'sessionScores', session_id
FROM almenara.spans WHERE project = {project:String} AND session_id != '' AND trace_id IN (${QUEUED.traces})
    AND session_id NOT IN (${QUEUED.subjects('sessionScores')})
${settingsClause(CORRECTNESS_SETTINGS)}`;

const COUNT_TRACES = `
SELECT uniqExact(trace_id) AS traces
FROM almenara.erasure_traces WHERE project = {project:String} AND erasure = {erasure:String}`;
