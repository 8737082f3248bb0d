import { randomUUID } from 'node:crypto';
import { controlPlaneMigrations } from '@almenara/migrations';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDataSource } from '../data-source/create-data-source.js';
import { openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';
import { BY } from '../testing/on-each-backend.js';
import { arrived } from '../testing/outcomes.js';

const CREATED = controlPlaneMigrations.findIndex(({ name }) => name.startsWith('CreateTargets'));

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  const needs = backend.name === 'PostgreSQL' ? ' (needs postgres)' : '';
  suite(`webhooks from before there were targets, on ${backend.name}${needs}`, () => {
    beforeAll(() => backend.start());
    afterAll(() => backend.stop());

    test('are told what they wait for, under the same ids and secrets', async () => {
      const location = await backend.createEmpty();
      const { options } = createDataSource(location);
      const old = new DataSource({ ...options, migrations: controlPlaneMigrations.slice(0, CREATED) });
      await old.initialize();
      await old.runMigrations();
      const [live, gone, now] = [randomUUID(), randomUUID(), new Date()];
      await old.query(`INSERT INTO projects VALUES ('shop', 'Shop', 'UTC', 'USD', $1)`, [now]);
      for (const [id, enabled] of [
        [live, true],
        [gone, false],
      ]) {
        const url = 'https://hooks.example:8443/a?b';
        await old.query(`INSERT INTO webhooks VALUES ($1, 'shop', $2, $3, 'whsec_AAAA', $4)`, [
          id,
          url,
          enabled,
          now,
        ]);
        await old.query(
          `INSERT INTO project_secrets VALUES ('shop', 'webhook.' || $1, 'secret of ' || $1, $2)`,
          [id, now],
        );
      }
      await old.query(
        `INSERT INTO webhook_deliveries VALUES ('msg_1', 'shop', $1, 7, 'incident.opened', '{"key":"INC-7"}', 'waiting',
           3, $2, $2, NULL, 503)`,
        [live, now],
      );
      await old.query(`INSERT INTO webhook_attempts VALUES ('msg_1', 3, $1, 503, 'it failed', 'no')`, [now]);
      await old.destroy();

      const plane = await openControlPlane(location);
      const config = { kind: 'webhook', url: 'https://hooks.example:8443/a?b' };
      const targets = await plane.targets.list('shop');
      expect(new Map(targets.map((target) => [target.id, target]))).toMatchObject(
        new Map([
          [
            live,
            expect.objectContaining({
              name: 'hooks.example:8443',
              config,
              tellsIncidents: true,
              paused: null,
            }),
          ],
          [
            gone,
            expect.objectContaining({
              config,
              actions: [],
              paused: expect.objectContaining({ reason: 'gone' }),
            }),
          ],
        ]),
      );
      const claim = await plane.deliveries.claim();
      expect(claim).toMatchObject({
        id: 'msg_1',
        attempt: 4,
        secrets: [`secret of ${live}`],
        data: { key: 'INC-7' },
      });
      await plane.deliveries.record('msg_1', 4, arrived);
      expect(await plane.deliveryLog.get('shop', 'msg_1')).toMatchObject({
        state: 'delivered',
        log: [{ attempt: 3, excerpt: 'no', latencyMs: null }, { attempt: 4 }],
      });
      expect(await plane.targets.remove('shop', live, BY)).toBe(true);
      expect(await plane.deliveryLog.get('shop', 'msg_1')).toBeUndefined();
      await plane.close();
    });

    test('come back when it is undone', async () => {
      const location = await backend.createEmpty();
      const { options } = createDataSource(location);
      const dataSource = new DataSource({
        ...options,
        migrations: controlPlaneMigrations.slice(0, CREATED + 1),
      });
      await dataSource.initialize();
      await dataSource.runMigrations();
      await dataSource.undoLastMigration();
      await dataSource.runMigrations();
      expect(await dataSource.query('SELECT * FROM targets')).toEqual([]);
      await dataSource.destroy();
    });
  });
}
