import { afterEach, expect, test } from 'vitest';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { arrived, failed } from '../testing/outcomes.js';
import { queueDelivery } from './queue-delivery.js';

onEachBackend('targets', (bench) => {
  const create = (told?: Parameters<typeof makeTarget>[0]) =>
    bench.plane.targets.create('shop', makeTarget(told), BY);
  const find = async (id: string) => (await bench.plane.targets.get('shop', id))!;
  const queue = (targetId: string, count: number) =>
    bench.withDatabase(async ({ manager }) => {
      const told = {
        project: 'shop',
        targetId,
        incidentNumber: null,
        remediationId: null,
        event: 'e',
        data: {},
      };
      for (let n = 0; n < count; n++) await queueDelivery(manager, { ...told, at: new Date(bench.now) });
    });
  const attempt = async (outcome: typeof arrived) => {
    const claim = await bench.plane.deliveries.claim();
    if (claim) await bench.plane.deliveries.record(claim.id, claim.attempt, outcome);
    return claim;
  };
  /** Each delivery a day after its first attempt. */
  const failForGood = async (count: number) => {
    for (let n = 0; n < count; n++) await attempt(failed);
    bench.now += 86_400_000;
    for (let n = 0; n < count; n++) await attempt(failed);
  };

  afterEach(async () => {
    for (const { id } of await bench.plane.targets.list('shop'))
      await bench.plane.targets.remove('shop', id, BY);
  });

  test('rules are changed one by one, with an entry in the audit log, and where it leads is not', async () => {
    const { id, config } = await create({ secret: 'a secret of the target' });
    const by = { ...BY, action: 'changeTarget' };
    const changed = await bench.plane.targets.change(
      'shop',
      id,
      { mode: 'approve', actions: ['re_index'] },
      by,
    );
    expect(changed).toMatchObject({ config, mode: 'approve', actions: ['re_index'], cooldownHours: 24 });
    await bench.plane.targets.change('shop', id, { mode: 'approve' }, by);
    const entries = await bench.plane.auditLog.list('shop', { action: 'changeTarget' }, { limit: 10 });
    expect(entries).toMatchObject([
      {
        target: id,
        before: { mode: 'propose', actions: '' },
        after: { mode: 'approve', actions: 're_index' },
      },
    ]);
    expect(await bench.plane.targets.change('rival', id, { mode: 'automatic' }, by)).toBeUndefined();
    expect(await find(id)).toMatchObject({ mode: 'approve' });
  });

  test('after a rotation both secrets count until the overlap is over, and then the new one alone', async () => {
    const { id, config } = await create({ secret: 'first' });
    const rotate = (secret: string, overlapMs: number) =>
      bench.plane.targets.rotateSecret('shop', id, { secret, overlapMs }, BY);
    const secrets = async () => (await bench.plane.targets.openTest('shop', id, BY))!.secrets;
    const day = 86_400_000;
    expect(await rotate('second', day)).toMatchObject({
      config,
      previousSecretUntil: new Date(bench.now + day),
    });
    expect(await secrets()).toEqual(['second', 'first']);
    await rotate('third', day);
    expect(await secrets()).toEqual(['third', 'second']);
    bench.now += day;
    expect(await secrets()).toEqual(['third']);
    await bench.plane.deliveries.removeOld();
    expect(await bench.plane.secrets.get('shop', `target:${id}:previous`)).toBeUndefined();
    await rotate('fourth', 0);
    expect(await secrets()).toEqual(['fourth']);
    const log = JSON.stringify(await bench.plane.auditLog.list('shop', {}, { limit: 20 }));
    expect(log).not.toContain('a secret of the target');
  });

  test('ten deliveries in a row that failed for good pause it, and one that arrives starts anew', async () => {
    const { id } = await create();
    await queue(id, 9);
    await failForGood(9);
    await queue(id, 1);
    await attempt(arrived);
    expect(await find(id)).toMatchObject({ paused: null });
    await queue(id, 11);
    await failForGood(10);
    expect(await find(id)).toMatchObject({ paused: { at: new Date(bench.now), reason: 'failures' } });
    expect(await attempt(arrived)).toBeUndefined();
    expect(await bench.plane.deliveries.countWaiting()).toBe(0);
    expect(await bench.plane.targets.resume('shop', id, BY)).toMatchObject({ paused: null });
    expect(await attempt(failed)).toBeDefined();
  });

  test('what waits while somebody paused it is sent once it goes on', async () => {
    const { id } = await create();
    await queue(id, 1);
    expect(await bench.plane.targets.pause('shop', id, BY)).toMatchObject({ paused: { reason: 'person' } });
    expect(await attempt(arrived)).toBeUndefined();
    await bench.plane.targets.resume('shop', id, BY);
    expect(await attempt(arrived)).toMatchObject({ attempt: 1 });
    expect(await find(id)).toMatchObject({ lastDelivery: { state: 'delivered' } });
  });
});
