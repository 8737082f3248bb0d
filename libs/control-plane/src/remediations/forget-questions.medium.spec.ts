import { expect, test } from 'vitest';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { preparationOf, reIndexAlarm } from '../testing/remediation-inputs.js';
import type { RemediationRequest } from '@almenara/contract';

const SHARE = { value: 0.1, lo: 0.05, hi: 0.2 };
const ASKED = ['Where is the refund of Ann?', 'Is a gift card refunded?'] as const;

onEachBackend('questions that targets were sent', (bench) => {
  const requestOf = (id: string): RemediationRequest => ({
    ...preparationOf(id).request,
    reIndex: {
      documents: [],
      missingTopics: [{ name: 'refund', terms: ['refund'], questions: [...ASKED] }],
      sourceHints: [],
    },
  });

  /** An incident with two questions as its examples, of the traces `ann` and `bob`, and a remediation that sends them. */
  async function open(): Promise<{ key: string; id: string; target: string }> {
    const alarm = reIndexAlarm('shop', new Date(bench.now), { cause: 'unknown' });
    const examples = ASKED.map((text, n) => {
      return { traceId: ['ann', 'bob'][n]!, spanId: 's', time: '2026-03-01T00:00:00.000Z', text };
    });
    const cluster = { terms: ['refund'], events: 2, reference: SHARE, current: SHARE, examples };
    const attribution = alarm.evidence.attribution!;
    const clusters = [{ ...cluster, referenceExamples: [] }];
    const evidence = { ...alarm.evidence, attribution: { ...attribution, clusters } };
    const wanted = makeTarget({
      tellsIncidents: false,
      actions: ['re_index'],
      mode: 'automatic',
      cooldownHours: 0,
      sendExamples: true,
    });
    const { id: target } = await bench.plane.targets.create('shop', wanted, BY);
    const { key } = await bench.plane.incidents.open({ ...alarm, evidence });
    const told = { project: 'shop', incidentNumber: Number(key.slice(4)), targetId: target };
    const proposal = { ...told, action: 're_index', reason: 'by_hand', subjects: [] } as const;
    const proposed = await bench.plane.remediations.propose(proposal, BY);
    return { key, target, id: proposed!.id };
  }
  async function close({ key, id, target }: Awaited<ReturnType<typeof open>>): Promise<void> {
    await bench.plane.remediations.cancel('shop', id, undefined, BY).catch(() => undefined);
    await bench.plane.incidents.close('shop', key, { resolution: 'resolved' }, BY);
    await bench.plane.remediationWork.expire();
    await bench.plane.targets.remove('shop', target, BY);
  }
  const questionsOf = (request: unknown) =>
    (request as RemediationRequest).reIndex!.missingTopics.flatMap(({ questions }) => questions);

  test('go with the erasure of their traces, from remediations and deliveries, and others stay', async () => {
    const opened = await open();
    const { id, key } = opened;
    await bench.plane.remediationWork.prepare(id, preparationOf(id, { request: requestOf(id) }), '');
    const stored = async () => {
      const { request, deliveryId } = (await bench.plane.remediations.get('shop', id))!;
      const { data } = (await bench.plane.deliveryLog.get('shop', deliveryId!))!;
      return [questionsOf(request), questionsOf(data)];
    };
    expect(await stored()).toEqual([ASKED, ASKED]);
    await bench.plane.incidents.removeExamples('rival', { traceIds: ['ann'] });
    expect(await stored()).toEqual([ASKED, ASKED]);
    await bench.plane.incidents.removeExamples('shop', { traceIds: ['ann'] });
    expect(await stored()).toEqual([[ASKED[1]], [ASKED[1]]]);
    const { evidence } = (await bench.plane.incidents.get('shop', key))!;
    expect(evidence.removedExamples).toBe(1);
    // What is sent from now on is what stands there.
    expect(questionsOf((await bench.plane.deliveries.claim())!.data)).toEqual([ASKED[1]]);
    await close(opened);
  });

  test('do not come back with a request that was made while they were erased', async () => {
    const opened = await open();
    const { id } = opened;
    const preparation = preparationOf(id, { request: requestOf(id) });
    await Promise.all([
      bench.plane.incidents.removeExamples('shop', { traceIds: ['ann'] }),
      bench.plane.remediationWork.prepare(id, preparation, ''),
    ]);
    expect(questionsOf((await bench.plane.remediations.get('shop', id))!.request)).toEqual([ASKED[1]]);
    await close(opened);
  });
});
