import type { ScoreItem, ScoreSource } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor } from '../reading/cursor.js';
import { storeTime } from '../reading/filter-conditions.js';
import { cutPage } from '../reading/row-page.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import { type ScoreItemRow, toScoreItem } from '../reading/to-score-item.js';
import type { PageOptions } from './list-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200)]);

/** Times are those at which the scores were told. */
export interface ScoreFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly name?: readonly string[] | undefined;
  readonly evaluator?: readonly string[] | undefined;
  readonly version?: readonly string[] | undefined;
  readonly label?: readonly string[] | undefined;
  readonly source?: readonly ScoreSource[] | undefined;
  readonly trace?: readonly string[] | undefined;
}

const COLUMNS = {
  name: 'name',
  evaluator: 'evaluator',
  version: 'evaluator_version',
  label: 'label',
  source: 'source',
  trace: 'trace_id',
} as const;

/** Scores of the whole project, the newest first. */
export async function listProjectScores(
  connection: TraceStoreConnection,
  project: string,
  filter: ScoreFilter,
  { limit, cursor }: PageOptions,
): Promise<{ items: ScoreItem[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const parts: string[] = [];
  const parameters: Record<string, unknown> = { project, rows: limit + 1 };
  for (const [key, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][]) {
    if (filter[key] === undefined) continue;
    parts.push(`${column} IN {${key}:Array(String)}`);
    parameters[key] = filter[key];
  }
  for (const [key, sign] of [
    ['from', '>='],
    ['to', '<'],
  ] as const) {
    const time = filter[key];
    if (time === undefined) continue;
    parts.push(`at ${sign} {${key}:DateTime64(6, 'UTC')}`);
    parameters[key] = storeTime(key, time);
  }
  if (after) {
    parts.push("(at, id) < ({afterTime:DateTime64(6, 'UTC')}, {afterId:String})");
    [parameters['afterTime'], parameters['afterId']] = after;
  }
  const rows = await connection.query<ScoreItemRow>(
    select(parts.map((part) => `AND ${part}`).join('\n        ')),
    parameters,
  );
  const page = cutPage(rows, limit, (row) => [row.at, row.id]);
  return { items: page.rows.map(toScoreItem), nextCursor: page.nextCursor };
}

// The page is found by narrow columns alone; evidence and metadata are then read for its rows and no others.
const select = (conditions: string): string => `
SELECT id, at, name, value, label, source, trace_id, span_id, session_id, evaluator, evaluator_version,
    explanation, evidence, metadata
FROM almenara.scores FINAL
PREWHERE project = {project:String} AND id IN
(
    SELECT id
    FROM almenara.scores FINAL
    WHERE project = {project:String}
        ${conditions}
    ORDER BY at DESC, id DESC
    LIMIT {rows:UInt32}
)
ORDER BY at DESC, id DESC`;
