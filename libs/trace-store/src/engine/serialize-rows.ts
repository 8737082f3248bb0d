export interface SerializedRows {
  readonly format: 'JSONCompactEachRow' | 'JSONEachRow';
  /** Names of the columns, where the rows themselves do not carry them. */
  readonly columns?: readonly string[];
  readonly values: Buffer;
}

/**
 * Rows as lines of JSON. When all have the same columns the names stand once, which costs less to write and to
 * read; rows that leave columns out carry their names, because a null would not become the default.
 */
export function serializeRows(rows: readonly object[]): SerializedRows {
  const columns = Object.keys(rows[0] ?? {});
  if (!rows.every((row) => hasExactly(row, columns))) {
    return { format: 'JSONEachRow', values: lines(rows) };
  }
  const values = lines(rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column])));
  return { format: 'JSONCompactEachRow', columns, values };
}

function hasExactly(row: object, columns: readonly string[]): boolean {
  return Object.keys(row).length === columns.length && columns.every((column) => column in row);
}

function lines(values: readonly unknown[]): Buffer {
  return Buffer.from(`${values.map((value) => JSON.stringify(value)).join('\n')}\n`);
}
