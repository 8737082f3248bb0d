import type { TraceStoreConnection } from '../connection.js';
import { inHours, type HourRange } from './hour-range.js';
import { LANGUAGE_IDENTITIES } from './language-events.js';
import { SCORE_IDENTITIES } from './score-events.js';
import { SKETCH_SOURCES, SKETCHES_OF, type SketchSource } from './sketch-sources.js';
import { SPAN_IDENTITIES } from './span-events.js';

/** More at once would hold too many events in memory. */
const HOURS_AT_ONCE = 72;

export interface DirtyHour {
  readonly source: SketchSource;
  /** Of texts only; all streams of another source are computed together, and these are empty. */
  readonly stream: string;
  readonly encoder: string;
  /** Since 1970 UTC. */
  readonly hour: number;
}

/**
 * Hours whose rows are not those that the sketch was computed from, or that have none yet. A sketch keeps the sum of
 * hashes of the identity and version of its rows: whatever comes, goes or is replaced changes it, in any order.
 */
export async function findDirtyHours(
  connection: TraceStoreConnection,
  project: string,
  { from, to }: HourRange,
): Promise<DirtyHour[]> {
  const found: DirtyHour[] = [];
  for (let first = from; first < to; first += HOURS_AT_ONCE) {
    const parameters = { project, from: first, to: Math.min(to, first + HOURS_AT_ONCE) };
    for (const source of SKETCH_SOURCES) {
      const rows = await connection.query<Omit<DirtyHour, 'source'>>(SQL[source], parameters);
      for (const row of rows) found.push({ source, ...row });
    }
  }
  return found;
}

const sketched = (source: SketchSource): string => `
    SELECT stream, encoder, toUInt32(hour) AS hour, source AS stored
    FROM almenara.sketch_hour FINAL
    WHERE project = {project:String} AND ${inHours('hour')} AND ${SKETCHES_OF[source]}`;

/** An empty sketch keeps 0, which is also the sum of no rows. */
const together = (source: SketchSource, identities: string): string => `
SELECT '' AS stream, '' AS encoder, intDiv(hour, 3600) AS hour
FROM
(
    SELECT hour, sum(identity) AS now, 0 AS known, toUInt64(0) AS least, toUInt64(0) AS most FROM (${identities}) GROUP BY hour
    UNION ALL
    SELECT hour, toUInt64(0), count(), min(stored), max(stored) FROM (${sketched(source)}) GROUP BY hour
)
GROUP BY hour
HAVING sum(now) != sum(least) OR sum(now) != sum(most)
ORDER BY hour`;

const SQL: Readonly<Record<SketchSource, string>> = {
  texts: `
SELECT stream, encoder, intDiv(hour, 3600) AS hour
FROM
(
    SELECT stream, encoder, toUInt32(toStartOfHour(time)) AS hour,
        sum(cityHash64(trace_id, span_id, part, version)) AS now, toUInt64(0) AS stored
    FROM almenara.vectors FINAL
    WHERE project = {project:String} AND ${inHours('time')}
    GROUP BY stream, encoder, hour
    UNION ALL
    SELECT stream, encoder, hour, toUInt64(0), stored FROM (${sketched('texts')})
)
GROUP BY stream, encoder, hour
HAVING sum(now) != sum(stored)
ORDER BY stream, encoder, hour`,
  languages: together('languages', LANGUAGE_IDENTITIES),
  spans: together('spans', SPAN_IDENTITIES),
  scores: together('scores', SCORE_IDENTITIES),
};
