import type { TraceStoreConnection } from '../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../engine/statement-settings.js';
import { ERASED_STORES, QUEUED } from './erased-stores.js';

/**
 * Notes the hours whose sketches hold something of an erasure, before its rows are gone: afterwards nothing tells. May run
 * again.
 */
export async function noteTouchedHours(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
): Promise<void> {
  await connection.command(NOTE, { project, erasure });
}

/** Since 1970 UTC, in order. */
export async function listTouchedHours(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
): Promise<number[]> {
  const rows = await connection.query<{ hour: number }>(LIST, { project, erasure });
  return rows.map(({ hour }) => hour);
}

/** Removes the rows of sketches and judged hours that newer ones replace: they still hold what was erased. */
export async function dropReplacedSketches(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
): Promise<void> {
  for (const sql of [DROP_SKETCHES, DROP_JUDGED]) await connection.command(sql, { project, erasure });
}

const HOUR = (time: string): string => `intDiv(toUnixTimestamp(${time}), 3600)`;

// Scores stand in the hour of what they judge, also those that are erased without its trace.
const NOTE = `
INSERT INTO almenara.erasure_subjects (project, erasure, kind, subject)
SELECT DISTINCT {project:String}, {erasure:String}, 'hour', toString(hour)
FROM
(
    SELECT ${HOUR('start_time')} AS hour FROM almenara.spans WHERE project = {project:String} AND trace_id IN
        (${QUEUED.traces} UNION ALL SELECT trace_id FROM almenara.scores WHERE project = {project:String} AND ${ERASED_STORES.scores.condition(QUEUED)})
    UNION ALL
    SELECT ${HOUR('time')} AS hour FROM almenara.vectors WHERE project = {project:String} AND trace_id IN (${QUEUED.traces})
)
WHERE toString(hour) NOT IN (${QUEUED.subjects('hour')})
${settingsClause(CORRECTNESS_SETTINGS)}`;

const LIST = `
SELECT DISTINCT toUInt32OrZero(subject) AS hour
FROM almenara.erasure_subjects WHERE project = {project:String} AND erasure = {erasure:String} AND kind = 'hour'
ORDER BY hour`;

const IN_HOURS = `${HOUR('hour')} IN (SELECT toUInt32OrZero(subject) FROM (${QUEUED.subjects('hour')}))`;
const SETTINGS = 'SETTINGS mutations_sync = 2, allow_nondeterministic_mutations = 1';

const DROP_SKETCHES = `
ALTER TABLE almenara.sketch_hour DELETE WHERE project = {project:String} AND ${IN_HOURS}
    AND (stream, encoder, hour, version) NOT IN
        (SELECT stream, encoder, hour, version FROM almenara.sketch_hour FINAL WHERE project = {project:String} AND ${IN_HOURS})
${SETTINGS}`;

const DROP_JUDGED = `
ALTER TABLE almenara.judged_hours DELETE WHERE project = {project:String} AND ${IN_HOURS}
    AND (stream, encoder, hour, version) NOT IN
        (SELECT stream, encoder, hour, version FROM almenara.judged_hours FINAL WHERE project = {project:String} AND ${IN_HOURS})
${SETTINGS}`;
