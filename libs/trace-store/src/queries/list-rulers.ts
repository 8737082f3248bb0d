import type { TraceStoreConnection } from '../connection.js';
import { toIsoTime } from '../time.js';

/** Stream of the vectors of the canary texts, which no user wrote: `part` counts the texts, `span_id` names their list. */
export const CANARY_STREAM = 'canary';

/** How an encoder measured when its canary texts were last embedded. */
export interface Ruler {
  /** Its id: a changed ruler has another one. */
  readonly encoder: string;
  /** When its canary texts were first and last embedded. */
  readonly since: string;
  readonly until: string;
  /** Number of the list of texts. */
  readonly list: number;
  /** Vectors of the texts as bytes, by part. */
  readonly vectors: ReadonlyMap<number, readonly number[]>;
}

/** The encoders of a project whose canary texts were embedded, those seen last first. */
export async function listRulers(connection: TraceStoreConnection, project: string): Promise<Ruler[]> {
  const rows = await connection.query<{
    encoder: string;
    list: string;
    since: string;
    until: string;
    parts: number[];
    vectors: number[][];
  }>(SQL, { project });
  return rows.map(({ encoder, list, since, until, parts, vectors }) => ({
    encoder,
    since: toIsoTime(since),
    until: toIsoTime(until),
    list: Number(list),
    vectors: new Map(parts.map((part, at) => [part, vectors[at]!])),
  }));
}

const SQL = `
SELECT encoder, argMax(list_of_part, last) AS list, toString(min(first)) AS since, toString(max(last)) AS until,
    groupArray(part) AS parts, groupArray(vector_of_part) AS vectors
FROM
(
    SELECT encoder, part, argMax(span_id, time) AS list_of_part, argMax(vector, time) AS vector_of_part,
        min(time) AS first, max(time) AS last
    FROM almenara.vectors FINAL
    PREWHERE project = {project:String} AND stream = '${CANARY_STREAM}'
    GROUP BY encoder, part
)
GROUP BY encoder
ORDER BY max(last) DESC, encoder DESC`;
