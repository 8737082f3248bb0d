import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../data-source/create-data-source.js';
import { type EmbeddedClient } from './embedded-client.js';

describe('the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-embedded-'));
  let dataSource: DataSource;
  const count = async () => Number((await dataSource.query('SELECT count(*) AS n FROM tried'))[0].n);

  beforeAll(async () => {
    dataSource = createDataSource({ kind: 'embedded', folder, acquireTimeoutMs: 300 });
    await dataSource.initialize();
    await dataSource.query('CREATE TABLE tried (n int NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED)');
  });
  afterAll(async () => {
    await dataSource.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a query outside of the open transaction fails with the reason instead of waiting for ever', async () => {
    const outcome = dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO tried VALUES (1)');
      await dataSource.query('SELECT 1');
    });
    await expect(outcome).rejects.toThrow('inside a transaction use only its own entity manager');
    expect(await count()).toBe(0);
  });

  test('releasing a client inside an open transaction rolls it back', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('INSERT INTO tried VALUES (1)');
    await runner.release();
    expect(await count()).toBe(0);
  });

  test('a commit that fails leaves no transaction open', async () => {
    const outcome = dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO tried VALUES (5), (5)');
    });
    await expect(outcome).rejects.toThrow('unique');
    await dataSource.query('INSERT INTO tried VALUES (6)');
    expect(await count()).toBe(1);
    await dataSource.query('DELETE FROM tried');
  });

  test('a savepoint rolls back alone and the transaction stays open', async () => {
    await dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO tried VALUES (1)');
      await expect(
        manager.transaction(async (inner) => {
          await inner.query('INSERT INTO tried VALUES (2)');
          await inner.query('SELECT 1 / 0');
        }),
      ).rejects.toThrow('division by zero');
      await manager.query('INSERT INTO tried VALUES (3)');
    });
    expect(await dataSource.query('SELECT n FROM tried ORDER BY n')).toEqual([{ n: 1 }, { n: 3 }]);
    await dataSource.query('DELETE FROM tried');
  });

  test('a transaction opened in the middle of a text of several statements is owned like any other', async () => {
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as EmbeddedClient;
    const answers = await client.query('SELECT 1 AS one; BEGIN; INSERT INTO tried VALUES (1)');
    expect(answers).toMatchObject([
      { command: 'SELECT', rows: [{ one: 1 }], rowCount: 1 },
      { command: 'BEGIN', rowCount: null },
      { command: 'INSERT', rowCount: 1 },
    ]);
    await expect(dataSource.query('SELECT 1')).rejects.toThrow('busy');
    await client.query('ROLLBACK');
    await runner.release();
    expect(await count()).toBe(0);
  });

  test('statements given to one client together run in order, in its transaction', async () => {
    await dataSource.transaction(async (manager) => {
      await Promise.all([1, 2, 3].map((n) => manager.query('INSERT INTO tried VALUES ($1)', [n])));
    });
    expect(await count()).toBe(3);
    await dataSource.query('DELETE FROM tried');
  });

  test('an error tells what PostgreSQL says and not which values were sent', async () => {
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as EmbeddedClient;
    const error = await client.query('SELECT $1::int', ['a-secret']).catch((failed: unknown) => failed);
    expect(error).toMatchObject({ code: '22P02' });
    expect(Object.keys(error as object)).not.toContain('params');
    await runner.release();
  });

  test('both ways of calling a client answer', async () => {
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as EmbeddedClient;
    const answer = await new Promise((resolve) =>
      client.query({ text: 'SELECT $1::int AS n', values: [4] }, (_error, result) => resolve(result)),
    );
    expect(answer).toMatchObject({ rows: [{ n: 4 }], rowCount: 1, command: 'SELECT' });
    const failed = await new Promise((resolve) =>
      client.query('SELECT nothing', [], (error) => resolve(error)),
    );
    expect(failed).toBeInstanceOf(Error);
    await runner.release();
  });
});
