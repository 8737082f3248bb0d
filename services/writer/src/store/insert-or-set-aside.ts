import {
  insertRows,
  TraceStoreError,
  type StoredTables,
  type TraceStoreConnection,
} from '@almenara/trace-store';

export interface SetAside<Row> {
  readonly row: Row;
  readonly reason: string;
}

/**
 * Inserts rows; where the store refuses some by their content, halves the block until they stand alone and
 * returns them. Any other failure is thrown: the same block may succeed later.
 */
export async function insertOrSetAside<Table extends keyof StoredTables>(
  connection: TraceStoreConnection,
  table: Table,
  rows: readonly StoredTables[Table][],
): Promise<SetAside<StoredTables[Table]>[]> {
  try {
    await insertRows(connection, table, rows);
    return [];
  } catch (error) {
    if (!(error instanceof TraceStoreError) || !error.permanent) throw error;
    const [only] = rows;
    if (rows.length === 1 && only) {
      return [{ row: only, reason: `the store refused the row (code ${error.code ?? 'unknown'})` }];
    }
    const middle = Math.ceil(rows.length / 2);
    const left = await insertOrSetAside(connection, table, rows.slice(0, middle));
    return [...left, ...(await insertOrSetAside(connection, table, rows.slice(middle)))];
  }
}
