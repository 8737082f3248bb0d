/** Values bound to `{name:Type}` placeholders of a statement. Text never enters the SQL itself. */
export type Parameters = Readonly<Record<string, unknown>>;

/**
 * One way to ClickHouse, the same for a server and for the engine inside this process. Each method borrows a
 * connection of its own kind, so that a slow query never holds up an insert.
 */
export interface TraceStoreConnection {
  /** Rows of a SELECT. `sql` names tables with their database and ends without FORMAT. */
  query<Row>(sql: string, parameters?: Parameters): Promise<Row[]>;
  /**
   * The same, each row as the texts of its columns: megabytes of numbers in base64 take JSON several times as long. No
   * text may hold what tab-separated values escape: a tab, an end of line, a backslash.
   */
  queryTexts(sql: string, parameters?: Parameters): Promise<string[][]>;
  /** One block into one table, durable when it resolves. `table` has its database. */
  insert(table: string, rows: readonly object[]): Promise<void>;
  /** A statement on the writing side that answers nothing, as INSERT … SELECT. */
  command(sql: string, parameters?: Parameters): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The engine refused a statement. `code` is ClickHouse's number, for example 241 for memory. */
export class TraceStoreError extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
    /** True when the rows or the SQL are at fault and the same statement can never succeed. */
    readonly permanent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'TraceStoreError';
  }
}
