import { afterEach, expect, test } from 'vitest';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { arrived, failed } from '../testing/outcomes.js';
import type { DeliveryFilter } from './delivery-log.js';
import { queueDelivery } from './queue-delivery.js';

onEachBackend('the log of deliveries', (bench) => {
  const create = (name: string) => bench.plane.targets.create('shop', makeTarget({ name }), BY);
  const queue = (targetId: string, event: string) =>
    bench.withDatabase(({ manager }) => {
      const told = { project: 'shop', targetId, incidentNumber: null, remediationId: null, event };
      return queueDelivery(manager, { ...told, data: { figure: 1 }, at: new Date(bench.now++) });
    });
  const attempt = async (outcome: typeof arrived) => {
    const claim = await bench.plane.deliveries.claim();
    if (claim) await bench.plane.deliveries.record(claim.id, claim.attempt, outcome);
    return claim?.id;
  };

  afterEach(async () => {
    for (const { id } of await bench.plane.targets.list('shop'))
      await bench.plane.targets.remove('shop', id, BY);
  });

  test('it is listed the newest first, page by page, by target, state and event', async () => {
    const [a, b] = [await create('A'), await create('B')];
    const ids = [await queue(a.id, 'one'), await queue(b.id, 'two'), await queue(a.id, 'two')];
    expect(await attempt(arrived)).toBe(ids[0]);
    const list = async (filter: DeliveryFilter, before?: { createdAt: Date; id: string }) =>
      (await bench.plane.deliveryLog.list('shop', filter, { limit: 10, before })).map(({ id }) =>
        ids.indexOf(id),
      );
    expect(await list({})).toEqual([2, 1, 0]);
    expect(await list({ target: a.id })).toEqual([2, 0]);
    expect(await list({ states: ['delivered', 'failed'] })).toEqual([0]);
    expect(await list({ event: 'two' })).toEqual([2, 1]);
    const [last] = await bench.plane.deliveryLog.list('shop', {}, { limit: 1 });
    expect(await list({}, last)).toEqual([1, 0]);
    expect(await bench.plane.deliveryLog.list('rival', {}, { limit: 10 })).toEqual([]);
    expect(await bench.plane.deliveryLog.get('rival', ids[0]!)).toBeUndefined();
  });

  test('one delivery tells what was sent and what came of each attempt', async () => {
    const { id: targetId } = await create('A');
    const id = await queue(targetId, 'one');
    await attempt(failed);
    expect(await bench.plane.deliveryLog.get('shop', id)).toMatchObject({
      target: { id: targetId, name: 'A' },
      state: 'waiting',
      status: 500,
      failure: 'the receiver answered 500',
      nextAttemptAt: expect.any(Date),
      data: { figure: 1 },
      log: [{ attempt: 1, latencyMs: 12, failureClass: 'ambiguous', excerpt: 'oops' }],
    });
  });

  test('a replay is sent under the same key, or with a reason as another delivery under a new one', async () => {
    const { id: targetId } = await create('A');
    const id = await queue(targetId, 'one');
    const replay = (wish: { newKey: boolean; reason?: string }, of = id) =>
      bench.plane.deliveryLog.replay('shop', of, wish, BY);
    await expect(replay({ newKey: false })).rejects.toThrow('still waits');
    await attempt(arrived);
    expect(await replay({ newKey: false })).toBe(id);
    expect(await attempt(failed)).toBe(id);
    bench.now += 60_000;
    expect(await attempt(arrived)).toBe(id);
    expect((await bench.plane.deliveryLog.get('shop', id))!.log.map(({ attempt: n }) => n)).toEqual([
      1, 2, 3,
    ]);
    await expect(replay({ newKey: true })).rejects.toThrow('Say in a reason');
    const again = await replay({ newKey: true, reason: 'it lost the first' });
    expect(again).not.toBe(id);
    expect(await attempt(arrived)).toBe(again);
    expect(await bench.plane.deliveryLog.get('shop', again!)).toMatchObject({
      state: 'delivered',
      data: { figure: 1 },
      replayOf: id,
      replayReason: 'it lost the first',
    });
    expect(await bench.plane.deliveryLog.replay('rival', id, { newKey: false }, BY)).toBeUndefined();
  });
});
