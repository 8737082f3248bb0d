import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { arrived, failed, refused } from '../testing/outcomes.js';
import { Deliveries } from './deliveries.js';
import type { AttemptOutcome } from './delivery.js';
import { cancelDelivery, queueDelivery } from './queue-delivery.js';

onEachBackend('deliveries of remediations', (bench) => {
  /** A delivery to a new target, with what a remediation is told of it. */
  async function withDelivery(
    idempotent: boolean,
    use: (told: {
      deliveries: Deliveries;
      ended: string[];
      id: string;
      dataSource: DataSource;
    }) => Promise<void>,
  ): Promise<string> {
    const { id: targetId } = await bench.plane.targets.create('shop', makeTarget({ idempotent }), BY);
    const remediationId = randomUUID();
    const ended: string[] = [];
    const id = await bench.withDatabase(async (dataSource) => {
      const deliveries = new Deliveries(
        dataSource,
        () => bench.now,
        async (_manager, told, outcome, _at, detail) => {
          if (told === remediationId) ended.push(detail === null ? outcome : `${outcome}: ${detail}`);
        },
      );
      const told = {
        project: 'shop',
        targetId,
        incidentNumber: null,
        remediationId,
        event: 'remediation.requested',
      };
      const at = new Date(bench.now);
      const queued = await queueDelivery(dataSource.manager, { ...told, data: { action: 're_index' }, at });
      await use({ deliveries, ended, id: queued, dataSource });
      return queued;
    });
    await bench.plane.targets.remove('shop', targetId, BY);
    return id;
  }
  const attempt = async (deliveries: Deliveries, outcome: AttemptOutcome) => {
    const claim = await deliveries.claim();
    if (claim) await deliveries.record(claim.id, claim.attempt, outcome);
    return claim?.attempt;
  };

  test('what may have been processed is not sent again to a target that knows no keys', async () => {
    await withDelivery(false, async ({ deliveries, ended }) => {
      expect(await attempt(deliveries, failed)).toBe(1);
      expect(ended).toEqual(['unknown: the receiver answered 500']);
      bench.now += 86_400_000;
      expect(await attempt(deliveries, arrived)).toBeUndefined();
    });
  });

  test('a target that knows keys is told again, and the remediation hears of the end alone', async () => {
    await withDelivery(true, async ({ deliveries, ended }) => {
      expect(await attempt(deliveries, failed)).toBe(1);
      bench.now += 60_000;
      expect(await attempt(deliveries, arrived)).toBe(2);
      expect(ended).toEqual(['delivered']);
    });
  });

  test('what was refused is sent again to any target, for a day', async () => {
    await withDelivery(false, async ({ deliveries, ended }) => {
      let attempts = 0;
      for (let hour = 0; hour < 27; hour++) {
        if (await attempt(deliveries, refused)) attempts++;
        bench.now += 3_600_000;
      }
      expect(attempts).toBeGreaterThan(8);
      expect(ended).toEqual(['failed: the receiver answered 422']);
    });
  });

  test('an attempt without an end counts as perhaps processed', async () => {
    await withDelivery(false, async ({ deliveries, ended }) => {
      const claim = await deliveries.claim();
      bench.now += 60_000;
      expect(await deliveries.claim()).toBeUndefined();
      expect(ended).toEqual(['unknown: the attempt was interrupted']);
      await deliveries.record(claim!.id, 1, failed);
      expect(ended).toHaveLength(1);
      await deliveries.record(claim!.id, 1, arrived);
      await deliveries.record(claim!.id, 1, arrived);
      expect(ended.slice(1)).toEqual(['delivered']);
    });
  });

  test('one that waits is cancelled, one that is under way or has ended is not', async () => {
    await withDelivery(false, async ({ deliveries, ended, id, dataSource }) => {
      const cancel = () =>
        dataSource.transaction((manager) => cancelDelivery(manager, id, new Date(bench.now)));
      const claim = await deliveries.claim();
      expect(await cancel()).toBe('in_flight');
      await deliveries.record(id, claim!.attempt, refused);
      expect(await cancel()).toBe('cancelled');
      expect(await cancel()).toBe('ended');
      bench.now += 86_400_000;
      expect(await deliveries.claim()).toBeUndefined();
      expect(ended).toEqual([]);
    });
  });
});
