import { expect, test } from 'vitest';
import { addUser } from '../testing/add-user.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('members', (bench) => {
  const newProject = async () => {
    const id = `p-${crypto.randomUUID()}`;
    await bench.plane.projects.create({ id, name: 'New' }, BY);
    return id;
  };

  test('a member has a role in the own project and none in another', async () => {
    const user = await addUser(bench.plane, 'engineer');
    expect(await bench.plane.members.findRole('shop', user.id)).toBe('engineer');
    expect(await bench.plane.members.findRole('rival', user.id)).toBeUndefined();
    expect(await bench.plane.members.findRole('nowhere', user.id)).toBeUndefined();
    expect(await bench.plane.members.listProjects(user.id)).toEqual([{ id: 'shop', role: 'engineer' }]);
    expect(await bench.plane.members.list('shop')).toContainEqual({
      userId: user.id,
      email: user.email,
      name: 'engineer',
      role: 'engineer',
      createdAt: new Date(bench.now),
      disabled: false,
    });
  });

  test('the last admin can be neither removed nor demoted, unless by the operator', async () => {
    const project = await newProject();
    const admin = await addUser(bench.plane, 'admin', project);
    const { members } = bench.plane;
    const last = { problem: 'conflict', message: expect.stringContaining('last admin') };
    await expect(members.remove(project, admin.id, admin.by)).rejects.toMatchObject(last);
    await expect(members.change(project, admin.id, 'viewer', admin.by)).rejects.toMatchObject(last);
    expect(await members.change(project, admin.id, 'admin', admin.by)).toMatchObject({ role: 'admin' });
    expect(await members.remove(project, admin.id, BY)).toBe(true);
    expect(await members.findRole(project, admin.id)).toBeUndefined();
  });

  test('a disabled admin does not count as another admin', async () => {
    const project = await newProject();
    const [admin, away] = [
      await addUser(bench.plane, 'admin', project),
      await addUser(bench.plane, 'admin', project),
    ];
    await bench.plane.accounts.setDisabled(away.id, true, BY);
    await expect(bench.plane.members.remove(project, admin.id, admin.by)).rejects.toThrow('last admin');
  });

  test('of two admins who remove each other at the same moment one stays', async () => {
    const project = await newProject();
    const [ana, luis] = [
      await addUser(bench.plane, 'admin', project),
      await addUser(bench.plane, 'admin', project),
    ];
    const outcomes = await Promise.allSettled([
      bench.plane.members.remove(project, ana.id, luis.by),
      bench.plane.members.remove(project, luis.id, ana.by),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await bench.plane.members.list(project)).toHaveLength(1);
  });

  test('who is removed or demoted takes along the invitations that nobody accepted', async () => {
    const project = await newProject();
    await addUser(bench.plane, 'admin', project);
    const [gone, demoted] = [
      await addUser(bench.plane, 'admin', project),
      await addUser(bench.plane, 'admin', project),
    ];
    const invite = (by: typeof BY) => {
      const wanted = { email: `${crypto.randomUUID()}@example.com`, role: 'admin', ttlMs: 60_000 } as const;
      return bench.plane.invitations.create(project, wanted, by);
    };
    const [first, second, kept] = [await invite(gone.by), await invite(demoted.by), await invite(BY)];
    await bench.plane.members.remove(project, gone.id, BY);
    await bench.plane.members.change(project, demoted.id, 'approver', BY);
    expect(await bench.plane.invitations.lookAt(first.token)).toBeUndefined();
    expect(await bench.plane.invitations.lookAt(second.token)).toBeUndefined();
    expect(await bench.plane.invitations.lookAt(kept.token)).toBeDefined();
  });

  test('a member of another project is not found in this one, and nothing changes there', async () => {
    const { id, by } = await addUser(bench.plane, 'viewer', 'rival');
    const { members } = bench.plane;
    expect(await members.change('shop', id, 'admin', by)).toBeUndefined();
    expect(await members.remove('shop', id, by)).toBe(false);
    expect(await members.remove('shop', 'no id', by)).toBe(false);
    expect(await members.findRole('rival', id)).toBe('viewer');
  });
});
