import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byConfiguration } from '../audit-log/actor.js';
import { type ControlPlaneLocation } from '../data-source/control-plane-location.js';
import { type ControlPlane, openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(`replays on ${backend.name}${backend.absent ? ' (needs postgres)' : ''}`, () => {
    let location: ControlPlaneLocation;
    let plane: ControlPlane;
    let now = Date.parse('2026-03-01T12:00:00Z');
    const wanted = { project: 'shop', total: 3, notReplayable: 1 };

    beforeAll(async () => {
      await backend.start();
      location = await backend.createFresh();
      plane = await openControlPlane({ ...location, clock: () => now });
      await plane.projects.ensure({ id: 'shop', name: 'Shop' });
      await plane.projects.ensure({ id: 'rival', name: 'Rival' });
    });
    afterAll(async () => {
      await plane?.close();
      await backend.stop();
    });

    test('run one after another in a project, and keep their progress', async () => {
      const first = await plane.replays.create(
        { ...wanted, reason: 'it’s refused' },
        byConfiguration('test'),
      );
      now += 1;
      const second = await plane.replays.create({ ...wanted, ids: ['a', 'b'] }, byConfiguration('test'));
      expect(await plane.replays.findUnfinished('shop')).toEqual(first);
      expect(await plane.replays.projectsWithUnfinished()).toEqual(['shop']);
      await plane.replays.advance(first.id, { appended: 2, after: 'b' });
      await plane.replays.advance(first.id, { appended: 1, after: 'a' });
      expect(await plane.replays.findUnfinished('shop')).toMatchObject({
        id: first.id,
        state: 'running',
        appended: 2,
        after: 'b',
        reason: 'it’s refused',
      });
      await plane.replays.finish(first.id, { state: 'done', stored: 2, failedAgain: 1, failure: null });
      // A process that was thought dead changes nothing afterwards.
      await plane.replays.advance(first.id, { appended: 9, after: 'z' });
      expect(await plane.replays.find('shop', first.id)).toMatchObject({
        state: 'done',
        appended: 2,
        stored: 2,
        failedAgain: 1,
        finishedAt: new Date(now),
      });
      expect(await plane.replays.findUnfinished('shop')).toEqual(second);
      expect(second.ids).toEqual(['a', 'b']);
    });

    test('are listed by project, the newest first, in pages', async () => {
      const page = await plane.replays.list('shop', { limit: 1 });
      expect(page.map(({ ids }) => ids)).toEqual([['a', 'b']]);
      const rest = await plane.replays.list('shop', { limit: 5, before: page[0] });
      expect(rest.map(({ state }) => state)).toEqual(['done']);
      expect(await plane.replays.list('rival', { limit: 5 })).toEqual([]);
      expect(await plane.replays.find('rival', page[0]!.id)).toBeUndefined();
      await expect(
        plane.replays.create({ ...wanted, project: 'none' }, byConfiguration('test')),
      ).rejects.toMatchObject({
        problem: 'unknown-project',
      });
    });
  });
}
