import { expect, test } from 'vitest';
import { addUser, PASSWORD } from '../testing/add-user.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('audit log', (bench) => {
  const newProject = async (entries: number) => {
    const id = `p-${crypto.randomUUID()}`;
    await bench.plane.projects.create({ id, name: 'New' }, BY);
    for (let n = 2; n <= entries; n++) await bench.plane.projects.change(id, { name: `Name ${n}` }, BY);
    return id;
  };
  const tamper = (...statements: [string, unknown[]][]) =>
    bench.withDatabase(async (database) => {
      await database.query('ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only');
      for (const [sql, values] of statements) await database.query(sql, values);
      await database.query('ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only');
    });

  test('it tells who changed what, before and after, the newest first', async () => {
    const project = await newProject(1);
    const user = await addUser(bench.plane, 'admin', project);
    const by = { ...user.by, action: 'changeProject' };
    await bench.plane.projects.change(project, { currency: 'EUR' }, by);
    const [entry, accepted, invited, created] = await bench.plane.auditLog.list(project, {}, { limit: 10 });
    expect(entry).toMatchObject({
      seq: 4,
      at: new Date(bench.now),
      actor: user.by.actor,
      action: 'changeProject',
      target: project,
      before: { currency: 'USD', name: 'New', timeZone: 'UTC' },
      after: { currency: 'EUR', name: 'New', timeZone: 'UTC' },
    });
    expect(accepted).toMatchObject({ seq: 3, action: 'acceptInvitation', actor: { id: user.id } });
    expect([invited?.seq, created?.seq]).toEqual([2, 1]);
  });

  test('it is filtered by actor, action and time, and paged', async () => {
    const project = await newProject(5);
    const { auditLog } = bench.plane;
    const read = async (filter: object, page: object = {}) =>
      (await auditLog.list(project, filter, { limit: 10, ...page })).map(({ seq }) => seq);
    expect(await read({ actor: 'configuration', action: 'test' })).toEqual([5, 4, 3, 2, 1]);
    expect(await read({ actor: 'somebody' })).toEqual([]);
    expect(await read({ actor: crypto.randomUUID() })).toEqual([]);
    expect(await read({ action: 'other' })).toEqual([]);
    expect(await read({ from: new Date(bench.now) })).toHaveLength(5);
    expect(await read({ to: new Date(bench.now) })).toEqual([]);
    expect(await read({}, { limit: 2, beforeSeq: 4 })).toEqual([3, 2]);
    expect((await auditLog.listForward(project, {}, 3)).map(({ seq }) => seq)).toEqual([4, 5]);
  });

  test('changes side by side make one chain without a gap', async () => {
    const project = await newProject(1);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => bench.plane.projects.change(project, { name: `Name ${n}` }, BY)),
    );
    expect(await bench.plane.auditLog.verify(project)).toEqual({
      intact: true,
      intactUpTo: 21,
      brokenAt: null,
    });
    expect(await bench.plane.auditLog.verify('nowhere')).toMatchObject({ intact: true, intactUpTo: 0 });
  });

  test('a change that fails leaves no entry, and an entry that fails leaves no change', async () => {
    const project = await newProject(1);
    const { projects, auditLog } = bench.plane;
    await expect(projects.change(project, { currency: 'euro' }, BY)).rejects.toThrow('ISO 4217');
    expect(await auditLog.list(project, {}, { limit: 10 })).toHaveLength(1);
    const by = { actor: { ...BY.actor, id: 'not a uuid' }, action: 'test' };
    await expect(projects.change(project, { currency: 'EUR' }, by)).rejects.toThrow('uuid');
    expect(await projects.find(project)).toMatchObject({ currency: 'USD' });
  });

  test('the database itself refuses to change, remove or empty entries', async () => {
    const project = await newProject(1);
    for (const sql of [
      `UPDATE audit_log SET actor_name = 'nobody'`,
      'DELETE FROM audit_log',
      'TRUNCATE audit_log',
    ]) {
      await expect(bench.withDatabase((database) => database.query(sql))).rejects.toThrow('append-only');
    }
    expect(await bench.plane.auditLog.verify(project)).toMatchObject({ intact: true, intactUpTo: 1 });
  });

  test.each([
    ['changed', `UPDATE audit_log SET after = '{"name":"forged"}' WHERE chain = $1 AND seq = 3`],
    ['given to another actor', `UPDATE audit_log SET actor_name = 'forged' WHERE chain = $1 AND seq = 3`],
    ['removed', `DELETE FROM audit_log WHERE chain = $1 AND seq = 3`],
  ])('an entry that was %s behind its back breaks the chain there', async (_what, sql) => {
    const project = await newProject(5);
    await tamper([sql, [project]]);
    expect(await bench.plane.auditLog.verify(project)).toEqual({
      intact: false,
      intactUpTo: 2,
      brokenAt: 3,
    });
  });

  test('entries cut off at the end are missed, also with the head set back or gone', async () => {
    const cut = `DELETE FROM audit_log WHERE chain = $1 AND seq > 3`;
    const [tail, head, gone] = [await newProject(5), await newProject(5), await newProject(5)];
    await tamper(
      [cut, [tail]],
      [`UPDATE audit_heads SET seq = 3 WHERE chain = $1`, [head]],
      [`DELETE FROM audit_heads WHERE chain = $1`, [gone]],
    );
    expect(await bench.plane.auditLog.verify(tail)).toMatchObject({ intact: false, brokenAt: 4 });
    expect(await bench.plane.auditLog.verify(head)).toMatchObject({ intact: false, brokenAt: 3 });
    expect(await bench.plane.auditLog.verify(gone)).toMatchObject({ intact: false, brokenAt: 1 });
  });

  test('a chain of more than one page is verified whole', async () => {
    const project = await newProject(1);
    const entry = (n: number) => bench.plane.projects.change(project, { name: `Name ${n}` }, BY);
    for (let n = 0; n < 510; n++) await entry(n);
    expect(await bench.plane.auditLog.verify(project)).toMatchObject({ intact: true, intactUpTo: 511 });
  });

  test('no table holds a password, token or key, and the log not even a hash of one', async () => {
    const user = await addUser(bench.plane, 'admin');
    const key = await bench.plane.keys.create('shop', { name: 'k', role: 'admin' }, user.by);
    const rotated = await bench.plane.keys.rotate('shop', key.id, 0, user.by);
    const wanted = { email: 'later@example.com', role: 'viewer', ttlMs: 60_000 } as const;
    const { token } = await bench.plane.invitations.create('shop', wanted, user.by);
    const secrets = [PASSWORD, user.sessionToken, key.key, rotated!.created.key, token];
    const [dump, log] = await bench.withDatabase(async (database) => {
      const tables = ['users', 'sessions', 'api_keys', 'invitations', 'login_attempts', 'audit_heads'];
      const rows = await Promise.all(tables.map((name) => database.query(`SELECT * FROM ${name}`)));
      return [JSON.stringify(rows), JSON.stringify(await database.query('SELECT * FROM audit_log'))];
    });
    for (const secret of secrets) {
      expect(dump).not.toContain(secret);
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain('argon2');
    const rows = JSON.parse(dump) as { hash?: string; token_hash?: string }[][];
    // Without the heads, whose hashes are those of the log.
    const hashes = rows.slice(0, 4).flatMap((table) => table.flatMap((row) => [row.hash, row.token_hash]));
    expect(hashes.filter(Boolean).length).toBeGreaterThan(3);
    for (const hash of hashes.filter((text) => text !== undefined)) expect(log).not.toContain(hash);
  });
});
