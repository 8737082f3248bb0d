import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import chdb from 'chdb';
import { type Parameters, type TraceStoreConnection, TraceStoreError } from '../connection.js';
import { embeddedConfig } from './embedded-config.js';
import { prependParameters } from './prepend-parameters.js';
import { parseTexts } from './parse-texts.js';
import { serializeRows } from './serialize-rows.js';
import {
  DEFAULT_READ_LIMITS,
  INSERT_SETTINGS,
  type ReadLimits,
  readSettings,
  settingsClause,
} from './statement-settings.js';
import { toTraceStoreError } from './to-trace-store-error.js';
import { WaitingPool } from './waiting-pool.js';

export interface EmbeddedOptions {
  readonly folder: string;
  /** Cap of the whole engine; statements beyond it fail with code 241 and may be tried again. */
  readonly memoryLimitBytes?: number;
  readonly readLimits?: ReadLimits;
  /** Callers that may wait for each kind of session. */
  readonly maxWaiting?: number;
}

type Format = 'JSONEachRow' | 'TabSeparated';

const SESSIONS = { writer: 2, reader: 4, admin: 1 };

/**
 * ClickHouse inside this process. Each session runs one statement at a time and takes one libuv thread while it
 * does, so the process needs UV_THREADPOOL_SIZE of 16 before its first file access: with the default of four,
 * long queries would stop all file access.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<TraceStoreConnection> {
  const sessions = await openSessions(resolve(options.folder), options.memoryLimitBytes ?? 1_200_000_000);
  const maxWaiting = options.maxWaiting ?? 512;
  const pool = (name: keyof typeof SESSIONS, from: number): WaitingPool<chdb.Session> =>
    new WaitingPool(name, sessions.slice(from, from + SESSIONS[name]), maxWaiting);
  const writers = pool('writer', 0);
  const readers = pool('reader', SESSIONS.writer);
  const admins = pool('admin', SESSIONS.writer + SESSIONS.reader);
  const readClause = settingsClause(readSettings(options.readLimits ?? DEFAULT_READ_LIMITS));
  const read = async (session: chdb.Session, format: Format, sql: string, parameters: Parameters) => {
    const statement = `${prependParameters(sql, parameters)}\nFORMAT ${format} ${readClause}`;
    const result = await session.queryAsync(statement, { format });
    return result.text();
  };
  const inFlight = new Set<Promise<unknown>>();
  let closed = false;

  const run = async <Result>(
    action: string,
    from: WaitingPool<chdb.Session>,
    work: (session: chdb.Session) => Promise<Result>,
  ): Promise<Result> => {
    if (closed) throw new TraceStoreError('the trace store is closed', undefined, false);
    const promise = from.use(work);
    inFlight.add(promise);
    try {
      return await promise;
    } catch (error) {
      throw toTraceStoreError(action, error);
    } finally {
      inFlight.delete(promise);
    }
  };

  return {
    query: <Row>(sql: string, parameters = {}) =>
      run('query', readers, async (session) => {
        return parseRows<Row>(await read(session, 'JSONEachRow', sql, parameters));
      }),
    queryTexts: (sql, parameters = {}) =>
      run('query', readers, async (session) =>
        parseTexts(await read(session, 'TabSeparated', sql, parameters)),
      ),
    insert: async (table, rows) => {
      if (rows.length === 0) return;
      const serialized = serializeRows(rows);
      const settings = { ...INSERT_SETTINGS };
      await run(`insert into ${table}`, writers, (session) =>
        session.insert({ table, ...serialized, settings }),
      );
    },
    command: async (sql, parameters = {}) => {
      await run('command', writers, (session) => session.queryAsync(prependParameters(sql, parameters)));
    },
    ping: async () => {
      await run('ping', admins, (session) => session.queryAsync('SELECT 1'));
    },
    close: async () => {
      if (closed) return;
      closed = true;
      // A session that ends under a running statement takes the engine of the whole process with it.
      await Promise.allSettled(inFlight);
      for (const session of sessions) session.close();
    },
  };
}

async function openSessions(folder: string, memoryLimitBytes: number): Promise<chdb.Session[]> {
  const data = join(folder, 'data');
  const config = join(folder, 'engine.xml');
  try {
    await mkdir(data, { recursive: true });
    await access(data, constants.W_OK);
    await writeFile(config, embeddedConfig(memoryLimitBytes));
  } catch (error) {
    throw new TraceStoreError(
      `the trace store's folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'})`,
      undefined,
      false,
    );
  }
  const count = SESSIONS.writer + SESSIONS.reader + SESSIONS.admin;
  const sessions: chdb.Session[] = [];
  try {
    for (let index = 0; index < count; index++) {
      const session = new chdb.Session(data, { connectionArgs: [`--config-file=${config}`] });
      sessions.push(session);
      // A bare expression is no statement on a server, and lists of ids make statements long.
      await session.queryAsync('SET implicit_select = 0, max_query_size = 33554432');
    }
  } catch (error) {
    for (const session of sessions) session.close();
    throw await explainOpening(folder, data, error);
  }
  return sessions;
}

async function explainOpening(folder: string, data: string, error: unknown): Promise<TraceStoreError> {
  const text = error instanceof Error ? error.message : '';
  if (/one active data directory|still releasing/.test(text)) {
    return new TraceStoreError(
      'this process already holds an embedded trace store in another folder',
      undefined,
      false,
    );
  }
  const status = await readFile(join(data, 'status'), 'utf8').catch(() => '');
  const holder = /PID: (\d+)/.exec(status)?.[1];
  return new TraceStoreError(
    holder
      ? `another Almenara runs on this folder: ${folder} is held by process ${holder}; end it or choose another folder`
      : `the trace store cannot be opened in ${folder}; its engine told the reason on stderr`,
    undefined,
    false,
  );
}

function parseRows<Row>(text: string): Row[] {
  const rows: Row[] = [];
  for (const line of text.split('\n')) if (line) rows.push(JSON.parse(line) as Row);
  return rows;
}
