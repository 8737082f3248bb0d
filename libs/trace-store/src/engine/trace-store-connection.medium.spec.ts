import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startClickHouseOverHttp } from '../testing/clickhouse-over-http/start.js';
import { type TraceStoreConnection, TraceStoreError } from '../connection.js';
import { openTraceStore } from './open-trace-store.js';

const readLimits = { maxSeconds: 2, maxBytes: 200_000_000 };

const kinds = {
  embedded: async (folder: string) => {
    const connection = await openTraceStore({ kind: 'embedded', folder, readLimits });
    return { connection, close: () => connection.close() };
  },
  'server over HTTP': async (folder: string) => {
    const server = await startClickHouseOverHttp(folder);
    const connection = await openTraceStore({ kind: 'server', url: server.url, readLimits });
    return {
      connection,
      close: async () => {
        await connection.close();
        await server.stop();
      },
    };
  },
};

async function failure(promise: Promise<unknown>): Promise<TraceStoreError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TraceStoreError);
  return error as TraceStoreError;
}

describe.each(Object.entries(kinds))('the trace store, %s', (_, open) => {
  let folder: string;
  let connection: TraceStoreConnection;
  let close: () => Promise<void>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almenara-store-'));
    ({ connection, close } = await open(folder));
    await connection.command('CREATE DATABASE almenara');
    await connection.command(
      `CREATE TABLE almenara.t (n UInt64, text String, words Array(LowCardinality(String)), maybe Nullable(Float64))
       ENGINE = ReplacingMergeTree ORDER BY n`,
    );
  });
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  test('gives back every text and list that was bound or inserted, whatever its characters', async () => {
    const hostile = `'; DROP TABLE x; -- \\ \\' "\`\n\t\r\0\b\f {y:String} 日本 🎉 \u2028`;
    await connection.insert('almenara.t', [{ n: 1, text: hostile, words: [hostile, '', 'b'], maybe: null }]);
    const rows = await connection.query(
      `SELECT text = {text:String} AS same, words = {words:Array(String)} AS sameWords, text, words, maybe
       FROM almenara.t WHERE n = {n:UInt64}`,
      { text: hostile, words: [hostile, '', 'b'], n: 1 },
    );
    expect(rows).toEqual([{ same: 1, sameWords: 1, text: hostile, words: [hostile, '', 'b'], maybe: null }]);
  });

  test('answers small and 64-bit numbers as numbers, not-a-number as null', async () => {
    const rows = await connection.query(
      'SELECT toUInt64(5) AS n, nan AS x, toString(toUInt64(18446744073709551615)) AS v',
    );
    expect(rows).toEqual([{ n: 5, x: null, v: '18446744073709551615' }]);
  });

  test('gives the texts of columns row by row, of bytes in base64 too', async () => {
    const sql = `SELECT number AS n, base64Encode(reinterpret([toFloat32(1.5), toFloat32(number + 1)], 'String')), [1, 2]
      FROM numbers({from:UInt8}, 2) ORDER BY n`;
    expect(await connection.queryTexts(sql, { from: 0 })).toEqual([
      ['0', Buffer.from(Float32Array.of(1.5, 1).buffer).toString('base64'), '[1,2]'],
      ['1', Buffer.from(Float32Array.of(1.5, 2).buffer).toString('base64'), '[1,2]'],
    ]);
    expect(await connection.queryTexts('SELECT 1 WHERE 0')).toEqual([]);
    const error = await failure(connection.queryTexts('SELECT {absent:String}'));
    expect(error).toMatchObject({ code: '456', permanent: true });
  });

  test('binds lists of thousands of ids', async () => {
    const ids = Array.from({ length: 5000 }, (_unused, index) => `trace-${index}-${'x'.repeat(40)}`);
    const rows = await connection.query('SELECT length({ids:Array(String)}) AS n', { ids });
    expect(rows).toEqual([{ n: 5000 }]);
  });

  test('binds null to a nullable placeholder', async () => {
    const rows = await connection.query('SELECT {a:Nullable(String)} IS NULL AS empty', { a: null });
    expect(rows).toEqual([{ empty: 1 }]);
  });

  test('a parameter that is not given is an error, also when an earlier statement gave it', async () => {
    for (let index = 0; index < 10; index++)
      await connection.query('SELECT {left:String} AS a', { left: 'x' });
    const error = await failure(connection.query('SELECT {left:String} AS a'));
    expect(error).toMatchObject({ code: '456', permanent: true });
  });

  test('reads at the same time do not mix up their parameters', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_unused, index) =>
        connection.query<{ a: string }>('SELECT {a:String} AS a', { a: `value ${index}` }),
      ),
    );
    expect(answers.map(([row]) => row!.a)).toEqual(answers.map((_unused, index) => `value ${index}`));
  });

  test('settings of a read and of an insert do not leak into later statements', async () => {
    await connection.insert('almenara.t', [{ n: 2, text: '', words: [], maybe: 1 }]);
    const settings =
      "getSetting('max_execution_time') AS seconds, getSetting('input_format_parallel_parsing') AS p";
    for (let index = 0; index < 8; index++) await connection.query('SELECT 1 SETTINGS max_threads = 1');
    await connection.command(
      `CREATE TABLE IF NOT EXISTS almenara.s ENGINE = MergeTree ORDER BY tuple() AS SELECT ${settings}`,
    );
    expect(await connection.query('SELECT * FROM almenara.s')).toEqual([{ seconds: 0, p: true }]);
    const [row] = await connection.query<{ threads: string }>(
      "SELECT toString(getSetting('max_threads')) AS threads",
    );
    expect(row!.threads).not.toBe('1');
  });

  test('an insert is not held up by slow reads', async () => {
    const finished: string[] = [];
    const slow = [1, 2].map(() => connection.query('SELECT sleep(1.2)').then(() => finished.push('read')));
    await connection.insert('almenara.t', [{ n: 3, text: '', words: [], maybe: 1 }]);
    finished.push('insert');
    await Promise.all(slow);
    expect(finished).toEqual(['insert', 'read', 'read']);
  });

  test('slow reads run side by side', async () => {
    const before = performance.now();
    await Promise.all([1, 2, 3].map(() => connection.query('SELECT sleep(1.7)')));
    expect(performance.now() - before).toBeLessThan(4600);
  });

  test('a read past its time limit fails with a temporary error', async () => {
    const error = await failure(
      connection.query('SELECT count() FROM system.numbers WHERE NOT ignore(sipHash64(number))'),
    );
    expect(error).toMatchObject({ code: '159', permanent: false });
  });

  test('a read past its memory limit fails with a temporary error', async () => {
    const error = await failure(
      connection.query('SELECT length(groupArray(number)) FROM (SELECT number FROM numbers(200000000))'),
    );
    expect(error).toMatchObject({ code: '241', permanent: false });
  });

  test.each([
    ['a value of the wrong type', { n: 'secret words', text: '', words: [], maybe: 1 }],
    ['a column that does not exist', { n: 1, text: '', words: [], maybe: 1, other: 'secret words' }],
    ['null where a value is needed', { n: 1, text: null, words: ['secret words'], maybe: 1 }],
  ])('%s is a permanent error that does not quote the row', async (_what, row) => {
    const error = await failure(connection.insert('almenara.t', [row]));
    expect(error.permanent).toBe(true);
    expect(error.message).toContain('almenara.t');
    expect(`${error.message}${String(error.cause)}`).not.toContain('secret');
  });

  test('wrong SQL is a permanent error that says what is wrong', async () => {
    const error = await failure(connection.query('SELECT nothing FROM almenara.t'));
    expect(error).toMatchObject({ code: '47', permanent: true });
    expect(error.message).toContain('nothing');
  });

  test('a missing table is a temporary error: migrating heals it', async () => {
    const error = await failure(connection.insert('almenara.absent', [{ n: 1 }]));
    expect(error).toMatchObject({ code: '60', permanent: false });
  });

  test('the store answers a ping', async () => {
    await expect(connection.ping()).resolves.toBeUndefined();
  });
});

describe('the embedded trace store', () => {
  test('refuses a folder that another process holds, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-store-'));
    const holder = await startClickHouseOverHttp(join(folder, 'data'));
    const error = await failure(openTraceStore({ kind: 'embedded', folder }));
    expect(error.message).toContain('another Almenara runs on this folder');
    await holder.stop();
    const connection = await openTraceStore({ kind: 'embedded', folder });
    await connection.ping();
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('tells callers to come back when too many wait', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-store-'));
    const connection = await openTraceStore({ kind: 'embedded', folder, maxWaiting: 2 });
    const reads = Array.from({ length: 12 }, () => connection.query('SELECT sleep(0.2)'));
    const outcomes = await Promise.allSettled(reads);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(6);
    expect(refused[0]!.reason).toMatchObject({
      permanent: false,
      message: expect.stringContaining('overloaded'),
    });
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('closing waits for running statements and refuses later ones', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-store-'));
    const connection = await openTraceStore({ kind: 'embedded', folder });
    const running = connection.query('SELECT sleep(0.3) AS a');
    await connection.close();
    await expect(running).resolves.toEqual([{ a: 0 }]);
    expect((await failure(connection.query('SELECT 1'))).message).toContain('closed');
    await rm(folder, { recursive: true, force: true });
  });
});

describe('the trace store over HTTP', () => {
  test.each(['reset', 'unavailable', 'hang'] as const)(
    'a connection that fails by %s is a temporary error',
    async (fault) => {
      const folder = await mkdtemp(join(tmpdir(), 'almenara-store-'));
      const server = await startClickHouseOverHttp(folder);
      const connection = await openTraceStore({ kind: 'server', url: server.url, requestTimeoutMs: 1000 });
      await server.failNext(fault);
      const error = await failure(connection.query('SELECT 1'));
      expect(error.permanent).toBe(false);
      await expect(connection.query('SELECT 1 AS a')).resolves.toEqual([{ a: 1 }]);
      await connection.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  );
});
