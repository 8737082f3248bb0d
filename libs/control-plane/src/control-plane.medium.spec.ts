import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byConfiguration } from './audit-log/actor.js';
import { type ControlPlane, openControlPlane } from './open-control-plane.js';
import { createDataSource, MIGRATIONS_TABLE } from './data-source/create-data-source.js';
import { type ControlPlaneLocation } from './data-source/control-plane-location.js';
import { type DataSource } from 'typeorm';
import { backends } from './testing/backends.js';

const KEY = 'preset-key-0123456789';
const BY = byConfiguration('test');
const unique = () => `key-${crypto.randomUUID()}`;

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(`control plane on ${backend.name}${backend.absent ? ` (skipped: ${backend.absent})` : ''}`, () => {
    let location: ControlPlaneLocation;
    let plane: ControlPlane;
    let now = Date.parse('2026-03-01T12:00:00Z');
    const open = () => openControlPlane({ ...location, clock: () => now });
    const withDataSource = async <T>(use: (dataSource: DataSource) => Promise<T>): Promise<T> => {
      await plane.close();
      const dataSource = createDataSource(location);
      await dataSource.initialize();
      try {
        return await use(dataSource);
      } finally {
        await dataSource.destroy();
        plane = await open();
      }
    };

    beforeAll(async () => {
      await backend.start();
      location = await backend.createEmpty();
      plane = await open();
      await plane.projects.ensure({ id: 'default', name: 'Default' });
    });
    afterAll(async () => {
      await plane?.close();
      await backend.stop();
    });

    test('opening again migrates nothing and keeps what is stored', async () => {
      await withDataSource(async (dataSource) => {
        expect(await dataSource.runMigrations()).toEqual([]);
        const applied: { name: string }[] = await dataSource.query(`SELECT name FROM ${MIGRATIONS_TABLE}`);
        expect(applied.map((row) => row.name)).toEqual(
          dataSource.migrations.map((migration) => migration.name),
        );
      });
      expect((await plane.projects.list()).map((project) => project.id)).toContain('default');
    });

    test('the entities say what the migrations made', async () => {
      await withDataSource(async (dataSource) => {
        const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
        expect(upQueries.map((query) => query.query)).toEqual([]);
      });
    });

    test('a control plane written by a newer version is refused and left as it is', async () => {
      const future = `INSERT INTO ${MIGRATIONS_TABLE} (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`;
      await withDataSource(async (dataSource) => {
        await dataSource.query(future);
      }).then(
        () => expect.unreachable(),
        (error: unknown) => expect(String(error)).toMatch(/newer version of Almenara.*Later9999999999999/),
      );
      const dataSource = createDataSource(location);
      await dataSource.initialize();
      await dataSource.query(`DELETE FROM ${MIGRATIONS_TABLE} WHERE name = 'Later9999999999999'`);
      await dataSource.destroy();
      plane = await open();
    });

    test('of ten concurrent transactions the five that fail leave no row', async () => {
      await withDataSource(async (dataSource) => {
        await dataSource.query('CREATE TABLE tried (n int NOT NULL)');
        const outcomes = await Promise.allSettled(
          Array.from({ length: 10 }, (_, n) =>
            dataSource.transaction(async (manager) => {
              await manager.query('INSERT INTO tried VALUES ($1)', [n]);
              await manager.query('SELECT 1');
              if (n % 2 === 1) throw new Error('on purpose');
            }),
          ),
        );
        expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(5);
        const rows: { n: number }[] = await dataSource.query('SELECT n FROM tried ORDER BY n');
        expect(rows.map((row) => row.n)).toEqual([0, 2, 4, 6, 8]);
        await dataSource.query('DROP TABLE tried');
      });
    });

    test('both engines answer with the same types', async () => {
      await withDataSource(async (dataSource) => {
        const [row] = await dataSource.query(
          `SELECT 9007199254740993::int8 AS long, 1.10::numeric AS exact, 7::int4 AS short, NULL::text AS nothing,
                  '{"a":[1]}'::jsonb AS json, $1::timestamptz AS at, $2::text AS absent, $3::bool AS yes`,
          [new Date(5), undefined, true],
        );
        expect(row).toEqual({
          long: '9007199254740993',
          exact: '1.10',
          short: 7,
          nothing: null,
          json: { a: [1] },
          at: new Date(5),
          absent: null,
          yes: true,
        });
        const changed = await dataSource.query(`UPDATE projects SET name = name WHERE id = $1 RETURNING id`, [
          'default',
        ]);
        expect(changed).toEqual([[{ id: 'default' }], 1]);
      });
    });

    test('ensuring a project twice keeps the first', async () => {
      const first = await plane.projects.ensure({
        id: 'twice',
        name: 'First',
        timeZone: 'Europe/Madrid',
        currency: 'EUR',
      });
      expect(await plane.projects.ensure({ id: 'twice', name: 'Second' })).toEqual(first);
      expect(await plane.projects.find('twice')).toEqual({
        id: 'twice',
        name: 'First',
        timeZone: 'Europe/Madrid',
        currency: 'EUR',
        createdAt: new Date(now).toISOString(),
      });
      expect(await plane.projects.find('absent')).toBeUndefined();
    });

    test('a preset key may be preset again, and not for another project', async () => {
      await plane.projects.ensure({ id: 'other', name: 'Other' });
      const first = await plane.keys.ensure('default', KEY, 'preset');
      expect(await plane.keys.ensure('default', KEY, 'preset')).toEqual(first);
      const concurrent = unique();
      const all = await Promise.all([1, 2, 3].map(() => plane.keys.ensure('default', concurrent, 'same')));
      expect(new Set(all.map((key) => key.id)).size).toBe(1);
      await expect(plane.keys.ensure('other', KEY, 'preset')).rejects.toThrow(
        'The key preset for project "other" belongs to project "default" already.',
      );
      await expect(plane.keys.ensure('other', KEY, 'preset')).rejects.not.toThrow(KEY);
      await expect(plane.keys.create('default', { name: 'again', key: KEY }, BY)).rejects.toThrow(
        'exists already',
      );
    });

    test('a key resolves to its project until it expires, by the clock and not by the cache', async () => {
      const made = await plane.keys.create('default', { name: 'short', expiresAt: new Date(now + 1000) }, BY);
      expect(await plane.keys.resolve(made.key)).toEqual({
        status: 'valid',
        project: 'default',
        keyId: made.id,
        name: 'short',
        ingest: true,
        role: null,
      });
      now += 1000;
      expect(await plane.keys.resolve(made.key)).toEqual({ status: 'expired' });
    });

    test('a revoked key stops at once and stays revoked when preset again', async () => {
      const key = unique();
      const { id } = await plane.keys.ensure('default', key, 'to revoke');
      expect(await plane.keys.resolve(key)).toMatchObject({ status: 'valid' });
      expect(await plane.keys.revoke('other', id, BY)).toBeUndefined();
      expect(await plane.keys.revoke('default', id, BY)).toMatchObject({ id, revokedAt: new Date(now) });
      await expect(plane.keys.revoke('default', id, BY)).rejects.toMatchObject({ problem: 'conflict' });
      expect(await plane.keys.revoke('default', 'no-id', BY)).toBeUndefined();
      expect(await plane.keys.resolve(key)).toEqual({ status: 'revoked' });
      expect((await plane.keys.ensure('default', key, 'to revoke')).revokedAt).toEqual(new Date(now));
      expect(await plane.keys.resolve(key)).toEqual({ status: 'revoked' });
    });

    test('an unknown key is unknown until it is made here', async () => {
      const key = unique();
      expect(await plane.keys.resolve(key)).toEqual({ status: 'unknown' });
      expect(await plane.keys.resolve('short')).toEqual({ status: 'unknown' });
      expect(await plane.keys.resolve(`${key}\u0000é`)).toEqual({ status: 'unknown' });
      await plane.keys.ensure('default', key, 'now');
      expect(await plane.keys.resolve(key)).toMatchObject({ status: 'valid', project: 'default' });
    });

    test('bad input is refused with what to do', async () => {
      await expect(plane.keys.ensure('default', 'short', 'x')).rejects.toThrow('20 to 200 visible ASCII');
      await expect(plane.keys.ensure('default', `${KEY} `, 'x')).rejects.toThrow('no space');
      await expect(plane.keys.create('default', { name: '' }, BY)).rejects.toThrow('A key name has');
      await expect(plane.keys.create('nowhere', { name: 'x' }, BY)).rejects.toThrow('no project "nowhere"');
      await expect(
        plane.keys.create('default', { name: 'x', expiresAt: new Date(Number.NaN) }, BY),
      ).rejects.toThrow('not a valid time');
      await expect(plane.projects.ensure({ id: 'Upper', name: 'x' })).rejects.toThrow('lower-case');
      await expect(plane.projects.ensure({ id: 'x', name: 'a\u0000' })).rejects.toThrow(
        'none of them a control',
      );
      await expect(plane.projects.ensure({ id: 'x', name: 'x', timeZone: 'Mars' })).rejects.toThrow('IANA');
      await expect(plane.projects.ensure({ id: 'x', name: 'x', currency: 'euro' })).rejects.toThrow(
        'ISO 4217',
      );
      await expect(plane.settings.set('nowhere', 'a', 1)).rejects.toThrow('no project "nowhere"');
      await expect(plane.settings.set('default', 'a', 'x\u0000')).rejects.toThrow('NUL');
      await expect(plane.settings.set('default', 'a', '\ud800')).rejects.toThrow('surrogate');
      await expect(plane.settings.set('default', 'a', undefined)).rejects.toThrow('JSON value');
      await expect(plane.settings.set('default', 'No!', 1)).rejects.toThrow('setting name');
      await expect(plane.sessions.createLoginToken(0)).rejects.toThrow('above 0');
    });

    test('a setting holds any JSON value per project', async () => {
      expect(await plane.settings.get('default', 'limits')).toBeUndefined();
      for (const value of [{ a: [1, 'ñ', null] }, null, 'text', 0, [], false]) {
        await plane.settings.set('default', 'limits', value);
        expect(await plane.settings.get('default', 'limits')).toEqual(value);
      }
      expect(await plane.settings.get('twice', 'limits')).toBeUndefined();
    });

    test('of 20 concurrent redemptions of one log-in token one gets a session', async () => {
      const { token } = await plane.sessions.createLoginToken(60_000);
      const redeemed = await Promise.all(
        Array.from({ length: 20 }, () => plane.sessions.redeemLoginToken(token)),
      );
      const sessions = redeemed.filter((session) => session !== undefined);
      expect(sessions).toHaveLength(1);
      const { sessionToken, expiresAt } = sessions[0]!;
      expect(await plane.sessions.find(sessionToken)).toEqual({
        id: expect.any(String),
        expiresAt,
        user: null,
      });
      expect(await plane.sessions.find(token)).toBeUndefined();
      await plane.sessions.end(sessionToken);
      expect(await plane.sessions.find(sessionToken)).toBeUndefined();
    });

    test('an expired or unknown log-in token gives no session, and a session ends in time', async () => {
      const { token } = await plane.sessions.createLoginToken(1000);
      const good = await plane.sessions.createLoginToken(1001);
      now += 1000;
      expect(await plane.sessions.redeemLoginToken(token)).toBeUndefined();
      expect(await plane.sessions.redeemLoginToken('login_unknown')).toBeUndefined();
      const session = await plane.sessions.redeemLoginToken(good.token);
      now = session!.expiresAt.getTime();
      expect(await plane.sessions.find(session!.sessionToken)).toBeUndefined();
    });

    test('no table holds a key or a token, only its hash', async () => {
      const made = await plane.keys.create('default', { name: 'secret' }, BY);
      const { token } = await plane.sessions.createLoginToken(60_000);
      const { token: used } = await plane.sessions.createLoginToken(60_000);
      const session = await plane.sessions.redeemLoginToken(used);
      expect(JSON.stringify(await plane.keys.list('default'))).not.toContain(made.key);
      const dump = await withDataSource(async (dataSource) => {
        const tables: { name: string }[] = await dataSource.query(
          `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
        );
        const rows = await Promise.all(tables.map(({ name }) => dataSource.query(`SELECT * FROM "${name}"`)));
        return JSON.stringify(rows);
      });
      for (const secret of [KEY, made.key, token, used, session!.sessionToken]) {
        expect(dump).toContain(createHash('sha256').update(secret).digest('hex'));
        expect(dump).not.toContain(secret);
        expect(dump).not.toContain(secret.slice(5));
      }
    });

    // The embedded engine belongs to one process at a time.
    if (backend.name === 'PostgreSQL') {
      test('of processes that start together on an empty database one migrates and all open', async () => {
        const empty = await backend.createEmpty();
        const planes = await Promise.all([1, 2, 3, 4].map(() => openControlPlane(empty)));
        const projects = await Promise.all(
          planes.map((one) => one.projects.ensure({ id: 'same', name: 'Same' })),
        );
        expect(new Set(projects.map((project) => project.createdAt)).size).toBe(1);
        await Promise.all(planes.map((one) => one.close()));
      });

      test('a key revoked by another process stops when the cached answer is 10 s old', async () => {
        const other = await open();
        const { id, key } = await plane.keys.create('default', { name: 'seen by both' }, BY);
        expect(await plane.keys.resolve(key)).toMatchObject({ status: 'valid' });
        await other.keys.revoke('default', id, BY);
        await other.close();
        now += 10_000;
        expect(await plane.keys.resolve(key)).toEqual({ status: 'revoked' });
      });
    }

    test('closing waits for the calls that run, twice is fine, and then nothing is accepted', async () => {
      const calls = Array.from({ length: 20 }, (_, n) => plane.settings.set('default', `call${n}`, n));
      await Promise.all([plane.close(), plane.close()]);
      await Promise.all(calls);
      await expect(plane.ping()).rejects.toThrow('closed');
      await expect(plane.keys.resolve(KEY)).rejects.toThrow('closed');
      plane = await open();
      expect(await plane.settings.get('default', 'call19')).toBe(19);
    });
  });
}
