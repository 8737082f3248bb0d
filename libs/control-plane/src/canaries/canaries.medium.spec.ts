import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byConfiguration } from '../audit-log/actor.js';
import { type ControlPlaneLocation } from '../data-source/control-plane-location.js';
import { type ControlPlane, openControlPlane } from '../open-control-plane.js';
import { CANARY_PROJECT } from '../projects/reserved-projects.js';
import { backends } from '../testing/backends.js';

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(`canaries on ${backend.name}${backend.absent ? ' (needs postgres)' : ''}`, () => {
    let location: ControlPlaneLocation;
    let plane: ControlPlane;
    let now = Date.parse('2026-03-01T12:00:00Z');

    beforeAll(async () => {
      await backend.start();
      location = await backend.createFresh();
      plane = await openControlPlane({ ...location, clock: () => now });
    });
    afterAll(async () => {
      await plane?.close();
      await backend.stop();
    });

    test('of any number of monitors one sends in a minute', async () => {
      const begun = await Promise.all(Array.from({ length: 8 }, () => plane.canaries.begin()));
      expect(begun.filter((minute) => minute !== undefined)).toEqual([new Date('2026-03-01T12:00:00Z')]);
      now += 59_000;
      expect(await plane.canaries.begin()).toBeUndefined();
      now += 1000;
      expect(await plane.canaries.begin()).toEqual(new Date('2026-03-01T12:01:00Z'));
    });

    test('their outcome is durable, and those of earlier days are forgotten', async () => {
      now = Date.parse('2026-03-02T12:00:00Z');
      const minute = (await plane.canaries.begin())!;
      const sentAt = new Date(now + 250);
      await plane.canaries.finish(minute, { sentAt, storedAfterMs: 81.5 });
      now += 60_000;
      await plane.canaries.finish((await plane.canaries.begin())!, { failure: 'not_stored' });
      now += 60_000;
      await plane.canaries.begin();
      expect(await plane.canaries.listSince(minute)).toEqual([
        { sentAt, storedAfterMs: 81.5, failure: null },
        { sentAt: new Date(minute.getTime() + 60_000), storedAfterMs: null, failure: 'not_stored' },
        { sentAt: new Date(minute.getTime() + 120_000), storedAfterMs: null, failure: null },
      ]);
      now += 26 * 3_600_000;
      await plane.canaries.begin();
      expect(await plane.canaries.listSince(new Date(0))).toHaveLength(1);
    });

    test('their project is in no list, and their ended keys are removed, nobody else’s', async () => {
      for (const id of ['shop', CANARY_PROJECT]) {
        await plane.projects.ensure({ id, name: id });
        await plane.keys.create(id, { name: 'ended', expiresAt: new Date(now - 1) }, byConfiguration('test'));
        await plane.keys.create(id, { name: 'valid' }, byConfiguration('test'));
      }
      expect((await plane.projects.list()).map(({ id }) => id)).toEqual(['shop']);
      await plane.canaries.removeEndedKeys();
      const names = async (project: string) =>
        (await plane.keys.list(project)).map(({ name }) => name).sort();
      expect(await names(CANARY_PROJECT)).toEqual(['valid']);
      expect(await names('shop')).toEqual(['ended', 'valid']);
    });
  });
}
