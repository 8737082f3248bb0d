import { randomUUID } from 'node:crypto';
import { controlPlaneMigrations } from '@almenara/migrations';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashSecret } from '../hash-secret.js';
import { openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';
import { createDataSource } from './create-data-source.js';

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  const needs = backend.name === 'PostgreSQL' ? ' (needs postgres)' : '';
  suite(`a control plane from before there were accounts, on ${backend.name}${needs}`, () => {
    beforeAll(() => backend.start());
    afterAll(() => backend.stop());

    test('opens with keys that may send data and nothing else, and sessions of the operator', async () => {
      const location = await backend.createEmpty();
      const { options } = createDataSource(location);
      const old = new DataSource({
        ...options,
        migrations: controlPlaneMigrations.slice(0, 1),
      });
      await old.initialize();
      await old.runMigrations();
      const [key, session, now] = ['a-key-from-before-0123', 'session_from_before', new Date()];
      const later = new Date(now.getTime() + 3_600_000);
      await old.query(`INSERT INTO projects VALUES ('shop', 'Shop', 'UTC', 'USD', $1)`, [now]);
      await old.query(
        `INSERT INTO api_keys (id, project_id, name, hash, prefix, last4, created_at)
         VALUES ($1, 'shop', 'old', $2, 'a-ke', '0123', $3)`,
        [randomUUID(), hashSecret(key), now],
      );
      await old.query(`INSERT INTO sessions (hash, created_at, expires_at) VALUES ($1, $2, $3)`, [
        hashSecret(session),
        now,
        later,
      ]);
      await old.destroy();

      const plane = await openControlPlane(location);
      expect(await plane.keys.resolve(key)).toMatchObject({ status: 'valid', ingest: true, role: null });
      expect(await plane.sessions.find(session)).toMatchObject({ expiresAt: later, user: null });
      expect(await plane.sessions.list(null)).toMatchObject([{ createdAt: now, lastSeenAt: now }]);
      await plane.close();
    });
  });
}
