import type { TraceStoreConnection } from '../connection.js';
import { CORRECTNESS_SETTINGS, settingsClause } from '../engine/statement-settings.js';
import { PAIR_WIDTH, textFeaturesSql } from './features.js';
import { inHours, toRanges } from './hour-range.js';
import { LANGUAGE_PAIRS } from './language-events.js';
import { SCORE_PAIRS } from './score-events.js';
import { SKETCHES_OF, type SketchSource, sourceOfStream } from './sketch-sources.js';
import { SPAN_PAIRS } from './span-events.js';

/** More at once would hold too many sums in memory. */
const HOURS_AT_ONCE = 72;

export interface HoursToSketch {
  readonly stream: string;
  /** Empty where nothing is embedded. */
  readonly encoder: string;
  /** Since 1970 UTC. */
  readonly hours: Iterable<number>;
}

/** Computes the sketch of a stream anew from its rows; of streams of one source all are, as they are read together. */
export function sketchHours(
  connection: TraceStoreConnection,
  project: string,
  { stream, encoder, hours }: HoursToSketch,
): Promise<void> {
  return sketchSource(connection, project, { source: sourceOfStream(stream), stream, encoder, hours });
}

/**
 * One statement for up to a day: it reads each row once, so the sums and the note of what they were computed from agree
 * whatever is written meanwhile, and each hour is replaced whole.
 */
export async function sketchSource(
  connection: TraceStoreConnection,
  project: string,
  { source, stream, encoder, hours }: HoursToSketch & { readonly source: SketchSource },
): Promise<void> {
  for (const range of toRanges(hours, HOURS_AT_ONCE)) {
    await connection.command(SQL[source], { project, ...range, stream, encoder, version: Date.now() });
  }
}

const COLUMNS = 'project, stream, encoder, hour, version, source, events, sampled_share, bags, counts, sums';

/** What is there already: hours without rows any more become empty, and a clock that was set back does no harm. */
const known = (condition: string): string => `
        SELECT stream, encoder, toUInt32(hour) AS hour, toUInt8(0) AS bag, toUInt64(0) AS n, 0. AS weight,
            toUInt64(0) AS identities, CAST([] AS Array(Float32)) AS cell, version + 1 AS least_version
        FROM almenara.sketch_hour FINAL
        WHERE project = {project:String} AND ${inHours('hour')} AND ${condition}`;

const CELLS = `arraySort(c -> c.1, groupArrayIf((bag, toUInt32(n), cell), n > 0)) AS cells`;
const SAMPLED = 'if(sum(weight) > 0, least(1, sum(n) / sum(weight)), 1)';

const TEXTS = `
INSERT INTO almenara.sketch_hour (${COLUMNS})
SELECT {project:String}, stream, encoder, hour, greatest({version:UInt64}, max(least_version)), sum(identities), sum(n), ${SAMPLED},
    arrayMap(c -> c.1, ${CELLS}), arrayMap(c -> c.2, cells), arrayMap(c -> c.3, cells)
FROM
(
        SELECT stream, encoder, hour, bag, n, weight, identities,
            ${textFeaturesSql('parts', 'squares')} AS cell,
            toUInt64(0) AS least_version
        FROM
        (
            SELECT stream, encoder, toUInt32(toStartOfHour(time)) AS hour, bag, count() AS n, sum(1 / inclusion_probability) AS weight,
                sum(cityHash64(trace_id, span_id, part, version)) AS identities,
                sumForEach(vector) AS parts, sumForEach(arrayMap(x -> toInt32(x) * x, vector)) AS squares
            FROM almenara.vectors FINAL
            WHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String} AND ${inHours('time')}
            GROUP BY stream, encoder, hour, bag
        )
        UNION ALL
        ${known('stream = {stream:String} AND encoder = {encoder:String}')}
)
GROUP BY stream, encoder, hour
${settingsClause(CORRECTNESS_SETTINGS)}`;

// The stream without a name counts every row once: what the hour was computed from.
const pairs = (source: SketchSource, events: string): string => `
INSERT INTO almenara.sketch_hour (${COLUMNS})
SELECT {project:String}, stream, encoder, hour, version, source, events, share, cells.1, cells.2, cells.3
FROM
(
    SELECT stream, encoder, hour, greatest({version:UInt64}, max(least_version)) AS version, sum(n) AS events, ${SAMPLED} AS share,
        ${CELLS},
        sum(if(stream = '', sum(identities), 0)) OVER (PARTITION BY hour) AS source
    FROM
    (
        SELECT stream, '' AS encoder, hour, bag, sum(times) AS n, sum(weights) AS weight, sum(hashes) AS identities,
            groupArrayInsertAt(toFloat32(0), ${PAIR_WIDTH})(toFloat32(times), bin) AS cell, toUInt64(0) AS least_version
        FROM
        (
            SELECT streamed.1 AS stream, streamed.2 AS bin, hour, bag, count() AS times, sum(1 / probability) AS weights,
                sum(identity) AS hashes
            FROM
            (
                SELECT hour, bag, identity, probability,
                    arrayJoin(arrayPushFront(arrayFilter(p -> p.1 != '', pairs), ('', toUInt8(0)))) AS streamed
                FROM (${events})
            )
            GROUP BY stream, bin, hour, bag
        )
        GROUP BY stream, hour, bag
        UNION ALL
        ${known(SKETCHES_OF[source])}
    )
    GROUP BY stream, encoder, hour
)
WHERE stream != ''
${settingsClause(CORRECTNESS_SETTINGS)}`;

const SQL: Readonly<Record<SketchSource, string>> = {
  texts: TEXTS,
  languages: pairs('languages', LANGUAGE_PAIRS),
  spans: pairs('spans', SPAN_PAIRS),
  scores: pairs('scores', SCORE_PAIRS),
};
