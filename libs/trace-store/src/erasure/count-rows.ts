import type { TraceStoreConnection } from '../connection.js';
import { ERASED_STORES, type ErasedStoreName, type SubjectSource } from './erased-stores.js';

/** Rows of a store that concern somebody: those that readers see, or all it still holds, replaced ones included. */
export async function countRows(
  connection: TraceStoreConnection,
  project: string,
  which: 'readable' | 'held',
  store: ErasedStoreName,
  source: SubjectSource,
  parameters: Record<string, string>,
): Promise<number> {
  const { table, condition } = ERASED_STORES[store];
  const final = which === 'readable' ? 'FINAL' : '';
  const [row] = await connection.query<{ rows: number }>(
    `SELECT count() AS rows FROM almenara.${table} ${final} WHERE project = {project:String} AND ${condition(source)}`,
    { ...parameters, project },
  );
  return row!.rows;
}
