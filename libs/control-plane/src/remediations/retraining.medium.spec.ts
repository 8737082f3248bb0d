import { afterEach, expect, test } from 'vitest';
import type { NewTarget } from '../targets/target.js';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { CRITERION, preparationOf, reIndexAlarm } from '../testing/remediation-inputs.js';

const HOUR = 3_600_000;
const project = 'shop';
const DATASET = {
  url: 'https://a.example/file?expires=1&signature=s',
  manifestUrl: 'https://a.example/manifest?expires=1&signature=s',
  expiresAt: '2026-03-02T00:00:00.000Z',
  format: 'chat_jsonl',
  rows: 3,
  sha256: 'd'.repeat(64),
} as const;

onEachBackend('retrainings', (bench) => {
  const get = async (id: string) => (await bench.plane.remediations.get(project, id))!;
  const waiting = async () => (await bench.plane.remediationDatasets.listWaiting()).map(({ id }) => id);
  const prepare = (id: string) => bench.plane.remediationWork.prepare(id, preparationOf(id), '');
  const send = (id: string) => bench.plane.remediationDatasets.send(id, DATASET, 'https://a.example');

  afterEach(async () => {
    for (const { id, state } of await bench.plane.remediations.list(project, {}, { limit: 99 }))
      if (state === 'approved' || state === 'delivered')
        await bench.plane.remediations.cancel(project, id, undefined, BY);
    const open = await bench.plane.incidents.list(project, { state: 'open' }, { limit: 99 });
    for (const { key } of open)
      await bench.plane.incidents.close(project, key, { resolution: 'resolved' }, BY);
    await bench.plane.remediationWork.expire();
    for (const { id } of await bench.plane.targets.list(project))
      await bench.plane.targets.remove(project, id, BY);
  });

  async function propose(rules: Partial<NewTarget> = {}, stream?: string): Promise<string> {
    const told = { tellsIncidents: false, actions: ['retrain'], cooldownHours: 0 } as const;
    const target = makeTarget({ ...told, mode: 'approve', ...rules });
    const { id: targetId } = await bench.plane.targets.create(project, target, BY);
    const alarm = reIndexAlarm(project, new Date(bench.now), { cause: 'unknown', ...(stream && { stream }) });
    const { key } = await bench.plane.incidents.open(alarm);
    const wanted = {
      project,
      incidentNumber: Number(key.slice(4)),
      targetId,
      reason: 'by_hand',
      subjects: [],
    };
    return (await bench.plane.remediations.propose({ ...wanted, action: 'retrain' }, BY))!.id;
  }
  async function approved(rules: Partial<NewTarget> = {}): Promise<string> {
    const id = await propose(rules);
    await prepare(id);
    await bench.plane.remediations.approve(project, id, { publicUrl: '' }, BY);
    return id;
  }

  test('an approved one waits for its dataset, and is then sent once however many monitors there are', async () => {
    const id = await approved();
    expect(await bench.plane.deliveries.claim()).toBeUndefined();
    expect(await waiting()).toEqual([id]);
    const sent = await Promise.all(Array.from({ length: 4 }, () => send(id)));
    expect(sent.filter(Boolean)).toHaveLength(1);
    expect(await waiting()).toEqual([]);
    const claim = (await bench.plane.deliveries.claim())!;
    expect(claim.data).toMatchObject({ remediation: id, retrain: { dataset: DATASET } });
    expect(await bench.plane.deliveries.claim()).toBeUndefined();
    const { request, history } = await get(id);
    expect(request!.retrain!.dataset).toMatchObject({ url: 'https://a.example/file', rows: 3 });
    expect(history.map(({ event }) => event)).toEqual(['proposed', 'approved', 'dataset_ready']);
  });

  test('one without anything to learn from fails with the reason, and asks nobody', async () => {
    const id = await approved();
    const { remediationDatasets } = bench.plane;
    expect(await remediationDatasets.giveUp(id, 'dataset_failed', 'the disk is full')).toBe(true);
    expect(await send(id)).toBe(false);
    expect(await remediationDatasets.giveUp(id, 'dataset_empty', null)).toBe(false);
    expect(await get(id)).toMatchObject({ state: 'failed', failure: 'dataset_failed', deliveryId: null });
    expect((await get(id)).history.at(-1)).toMatchObject({ detail: 'the disk is full' });
    expect(await bench.plane.deliveries.claim()).toBeUndefined();
  });

  test('one whose dataset is ready while its target is in maintenance is sent afterwards', async () => {
    const at = (hours: number) => new Date(bench.now + hours * HOUR).toISOString();
    const id = await approved({ maintenance: [{ from: at(1), to: at(2), repeat: 'once' }] });
    bench.now += HOUR;
    expect(await send(id)).toBe(false);
    expect(await waiting()).toEqual([id]);
    bench.now += HOUR;
    expect(await send(id)).toBe(true);
  });

  test('a target that retrains what its work would be judged by is refused by hand, and skipped once', async () => {
    const refusal = { problem: 'conflict', message: expect.stringContaining('would be judged') };
    await expect(propose({ retrains: 'Tone@2' }, 'score:tone')).rejects.toMatchObject(refusal);
    await expect(propose({ retrains: 'groundedness' })).rejects.toMatchObject(refusal);
    // Whose scores they are is known when the criterion is fixed.
    const id = await propose({ retrains: 'acme/judge', mode: 'automatic' });
    const metric = { score: 'tone', evaluator: 'tone', evaluatorVersion: 'acme/judge' };
    const preparation = preparationOf(id, { criterion: { ...CRITERION, metric } });
    await bench.plane.remediationWork.prepare(id, preparation, '');
    expect(await get(id)).toMatchObject({ state: 'skipped', skipReason: 'own_evaluator' });
    expect(await waiting()).toEqual([]);
  });

  test('one whose target says afterwards what it retrains cannot be approved', async () => {
    const id = await propose();
    await prepare(id);
    await bench.plane.targets.change(project, (await get(id)).target.id, { retrains: 'groundedness' }, BY);
    const approve = bench.plane.remediations.approve(project, id, { publicUrl: '' }, BY);
    await expect(approve).rejects.toMatchObject({ problem: 'conflict' });
  });
});
