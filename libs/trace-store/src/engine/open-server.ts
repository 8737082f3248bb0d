import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { type Parameters, type TraceStoreConnection } from '../connection.js';
import { parseTexts } from './parse-texts.js';
import { DEFAULT_READ_LIMITS, INSERT_SETTINGS, type ReadLimits, readSettings } from './statement-settings.js';
import { toTraceStoreError } from './to-trace-store-error.js';

export interface ServerOptions {
  /** Address with user and password if needed, for example http://user:password@clickhouse:8123. */
  readonly url: string;
  readonly readLimits?: ReadLimits;
  readonly maxOpenConnections?: number;
  readonly requestTimeoutMs?: number;
}

/** ClickHouse over HTTP. Settings travel with each request, so nothing can leak into the next one. */
export function openServer(options: ServerOptions): Promise<TraceStoreConnection> {
  const limits = options.readLimits ?? DEFAULT_READ_LIMITS;
  const client = createClient({
    url: options.url,
    application: 'almenara',
    max_open_connections: options.maxOpenConnections ?? 16,
    request_timeout: options.requestTimeoutMs ?? (limits.maxSeconds + 30) * 1000,
    compression: { request: true, response: true },
    // Long lists of ids do not fit into an address.
    use_multipart_params_auto: true,
    // Its log quotes rows.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const run = async <Result>(action: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw toTraceStoreError(action, error);
    }
  };
  const bound = (parameters: Parameters | undefined): { query_params?: Record<string, unknown> } =>
    parameters && Object.keys(parameters).length > 0 ? { query_params: { ...parameters } } : {};

  const read = (sql: string, parameters: Parameters | undefined) => ({
    query: sql,
    ...bound(parameters),
    // A failure in the middle of an answer must not look like the end of it.
    clickhouse_settings: { ...readSettings(limits), wait_end_of_query: 1 as const },
  });

  return Promise.resolve({
    query: <Row>(sql: string, parameters?: Parameters) =>
      run('query', async () => {
        const answer = await client.query({ ...read(sql, parameters), format: 'JSONEachRow' });
        return answer.json<Row>();
      }),
    queryTexts: (sql: string, parameters?: Parameters) =>
      run('query', async () => {
        const answer = await client.query({ ...read(sql, parameters), format: 'TabSeparated' });
        return parseTexts(await answer.text());
      }),
    insert: async (table: string, rows: readonly object[]) => {
      if (rows.length === 0) return;
      await run(`insert into ${table}`, () =>
        client.insert({
          table,
          values: [...rows],
          format: 'JSONEachRow',
          clickhouse_settings: { ...INSERT_SETTINGS, wait_end_of_query: 1 },
        }),
      );
    },
    command: async (sql: string, parameters?: Parameters) => {
      await run('command', () =>
        client.command({ query: sql, ...bound(parameters), clickhouse_settings: { wait_end_of_query: 1 } }),
      );
    },
    ping: async () => {
      await run('ping', async () => {
        const answer = await client.ping({ select: true });
        if (!answer.success) throw answer.error;
      });
    },
    close: () => client.close(),
  });
}
