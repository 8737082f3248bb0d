import { type DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDataSource } from '../data-source/open-data-source.js';
import { backends } from '../testing/backends.js';
import { createExecuteSql } from './execute-sql.js';

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(
    `statements of the job queue on ${backend.name}${backend.absent ? ` (skipped: ${backend.absent})` : ''}`,
    () => {
      let dataSource: DataSource;

      beforeAll(async () => {
        await backend.start();
        dataSource = await openDataSource(await backend.createFresh());
      });
      afterAll(async () => {
        await dataSource?.destroy();
        await backend.stop();
      });

      test('a failed one leaves the connection as if it had not been', async () => {
        const executeSql = createExecuteSql(dataSource);
        await expect(executeSql('BEGIN; SELECT 1 / 0; COMMIT')).rejects.toThrow('division by zero');
        expect((await executeSql('SELECT 7 AS number; SELECT 8 AS number')).rows).toEqual([
          { number: 7 },
          { number: 8 },
        ]);
      });

      // The embedded engine has no connection that could break.
      if (backend.name === 'embedded') return;
      test('one whose connection breaks fails alone, and the next ones are answered', async () => {
        const executeSql = createExecuteSql(dataSource);
        const broken = Array.from({ length: 20 }, () =>
          executeSql('SELECT pg_terminate_backend(pg_backend_pid())'),
        );
        for (const { status } of await Promise.allSettled(broken)) expect(status).toBe('rejected');
        expect((await executeSql('SELECT 7 AS number')).rows).toEqual([{ number: 7 }]);
      });
    },
  );
}
