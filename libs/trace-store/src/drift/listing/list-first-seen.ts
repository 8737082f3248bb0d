import type { TraceStoreConnection } from '../../connection.js';
import { SPAN_GROUPS } from '../../reading/group-keys.js';
import { toIsoTime } from '../../time.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';

export const MARKED_DIMENSIONS = ['release', 'prompt', 'model'] as const;

export interface FirstSeen {
  readonly time: string;
  readonly dimension: (typeof MARKED_DIMENSIONS)[number];
  readonly value: string;
}

/** A chart with more says nothing. */
const MOST_MARKS = 100;
/** A value that was there all the time is first seen near the beginning of the window; that is no mark. */
const BEGINNING = 'INTERVAL 1 HOUR';

/**
 * When values of release, prompt and model were first seen in a window, of the dimensions that have several there, the
 * oldest first. Only model calls are asked.
 */
export async function listFirstSeen(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
): Promise<FirstSeen[]> {
  const rows = await connection.query<FirstSeen>(SQL, {
    project,
    from: toStoreHour(window.from),
    to: toStoreHour(window.to),
  });
  return rows.map((row) => ({ ...row, time: toIsoTime(row.time) }));
}

const ofDimensions = MARKED_DIMENSIONS.map((dimension) => `('${dimension}', ${SPAN_GROUPS[dimension]}[1])`);

const SQL = `
SELECT toString(first) AS time, dimension, value
FROM
(
    SELECT pair.1 AS dimension, pair.2 AS value, min(start_time) AS first
    FROM
    (
        SELECT start_time, arrayJoin([${ofDimensions.join(', ')}]) AS pair
        FROM almenara.spans
        PREWHERE project = {project:String}
            AND start_time >= {from:DateTime('UTC')} AND start_time < {to:DateTime('UTC')}
        WHERE type = 'llm' AND is_deleted = 0
    )
    WHERE value != ''
    GROUP BY dimension, value
)
WHERE first >= {from:DateTime('UTC')} + ${BEGINNING}
ORDER BY first, dimension, value
LIMIT ${MOST_MARKS}`;
