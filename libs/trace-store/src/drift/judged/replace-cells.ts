import type { TraceStoreConnection } from '../../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../../engine/statement-settings.js';
import { inHours, toRanges } from '../hour-range.js';
import { REWRITTEN_STEP } from './versions.js';

/** Puts the cells of the sketches as they are now in place of those that hours were judged on. What came of them stays. */
export async function replaceCells(
  connection: TraceStoreConnection,
  project: string,
  hours: Iterable<number>,
): Promise<void> {
  for (const range of toRanges(hours, 24)) await connection.command(SQL, { project, ...range });
}

const RESULT =
  'judged_at, state, log_evidence, log_statistic, log_alarm, effect, effect_low, effect_high, since, alarm, restarted';

const SQL = `
INSERT INTO almenara.judged_hours (project, stream, encoder, hour, version, ${RESULT}, events, bags, counts, sums)
SELECT {project:String}, stream, encoder, hour, judged_version + ${REWRITTEN_STEP}, ${RESULT}, sketch.events, sketch.bags, sketch.counts, sketch.sums
FROM
(
    SELECT stream, encoder, hour, version AS judged_version, ${RESULT}
    FROM almenara.judged_hours FINAL
    WHERE project = {project:String} AND ${inHours('hour')}
) AS judged
LEFT JOIN
(
    SELECT stream, encoder, hour, events, bags, counts, sums
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String} AND ${inHours('hour')}
) AS sketch USING (stream, encoder, hour)
${settingsClause(CORRECTNESS_SETTINGS)}`;
