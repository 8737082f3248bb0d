import type { MarkerField } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { toStoreTime } from '../time.js';

const WORDS: Readonly<Record<MarkerField, string>> = {
  indexVersion: 'toString(index_version)',
  model: 'toString(model)',
  variant: 'toString(variant)',
};

/** The version that most spans of a time carry; undefined where none says any. */
export async function findUsualVersion(
  connection: TraceStoreConnection,
  project: string,
  field: MarkerField,
  { since, until }: { since: number; until: number },
): Promise<string | undefined> {
  const [row] = await connection.query<{ word: string }>(
    `SELECT ${WORDS[field]} AS word
     FROM almenara.spans FINAL
     WHERE project = {project:String}
        AND start_time >= {since:DateTime64(6, 'UTC')} AND start_time < {until:DateTime64(6, 'UTC')}
        AND word != ''
     GROUP BY word
     ORDER BY count() DESC, word
     LIMIT 1`,
    { project, since: toStoreTime(since), until: toStoreTime(until) },
  );
  return row?.word;
}
