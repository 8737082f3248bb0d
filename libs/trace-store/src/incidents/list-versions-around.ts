import type { TraceStoreConnection } from '../connection.js';
import type { HourWindow } from '../drift/compare/hour-window.js';
import { inHours } from '../drift/hour-range.js';
import { SPAN_GROUPS } from '../reading/group-keys.js';
import { toIsoTime } from '../time.js';

/** A version of something, and when model calls of a window first and last had it. */
export interface SeenVersion {
  readonly dimension: string;
  readonly value: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly events: number;
}

/** What has more is no version but an id. */
const MOST_VALUES = 100;

/** Releases, prompt versions, models that answered, variants and versions of the index of the model calls of a window. */
export async function listVersionsAround(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
): Promise<SeenVersion[]> {
  const rows = await connection.query<SeenVersion>(SQL, { project, ...window });
  return rows.map((row) => ({
    ...row,
    firstSeen: toIsoTime(row.firstSeen),
    lastSeen: toIsoTime(row.lastSeen),
  }));
}

const DIMENSIONS = {
  release: `${SPAN_GROUPS.release}[1]`,
  prompt: `${SPAN_GROUPS.prompt}[1]`,
  // The model that answered, else the one requested.
  model: `${SPAN_GROUPS.model}[1]`,
  // The app's own: the derived one says again what model and prompt say.
  variant: 'toString(variant_sent)',
  index: 'toString(index_version)',
};

const pairs = Object.entries(DIMENSIONS).map(([dimension, value]) => `('${dimension}', ${value})`);

const SQL = `
SELECT pair.1 AS dimension, pair.2 AS value, toString(min(start_time)) AS firstSeen, toString(max(start_time)) AS lastSeen,
    uniq(trace_id, span_id) AS events
FROM
(
    SELECT start_time, trace_id, span_id, arrayJoin([${pairs.join(', ')}]) AS pair
    FROM almenara.spans
    PREWHERE project = {project:String} AND ${inHours('start_time')}
    WHERE type = 'llm' AND is_deleted = 0
)
WHERE value != ''
GROUP BY dimension, value
ORDER BY events DESC, dimension, value
LIMIT ${MOST_VALUES} BY dimension`;
