import { expect, test, vi } from 'vitest';
import type { ChangeBy } from '../audit-log/actor.js';
import { REMEDIATIONS_QUEUE } from '../jobs/queue-names.js';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { arrived, failed } from '../testing/outcomes.js';
import { preparationOf, reIndexAlarm, verdictOf } from '../testing/remediation-inputs.js';
import type { NewTarget } from '../targets/target.js';
import type { JobMessage } from './remediation.js';

const HOUR = 3_600_000;
const KEY = '0192a7f0-0000-4000-8000-000000000001';
const PERSON = { actor: { kind: 'key' as const, id: KEY, name: 'pager' }, action: 'approveRemediation' };
const SUCCESS: JobMessage = { status: 'succeeded', artefacts: { indexVersion: 'kb-8' } };

onEachBackend('remediations', (bench) => {
  const work = () => bench.plane.remediationWork;
  const plane = () => bench.plane.remediations;
  const get = async (id: string) => (await plane().get('shop', id))!;
  const eventsOf = async (id: string) => (await get(id)).history.map(({ event }) => event);
  const historyOf = async (key: string) =>
    (await bench.plane.incidents.get('shop', key))!.history.map(({ event }) => event);

  /** A target that re-indexes and an open incident that asks for it; both are gone afterwards. */
  async function withProposal(
    rules: Partial<NewTarget>,
    use: (told: {
      key: string;
      number: number;
      target: string;
      propose: () => Promise<string>;
    }) => Promise<void>,
  ): Promise<void> {
    const wanted = makeTarget({ tellsIncidents: false, actions: ['re_index'], mode: 'approve', ...rules });
    const target = (await bench.plane.targets.create('shop', wanted, BY)).id;
    const { key } = await bench.plane.incidents.open(reIndexAlarm('shop', new Date(bench.now)));
    const number = Number(key.slice(4));
    const propose = async () => {
      bench.now += 1000;
      for (const candidate of await work().listCandidates()) await work().propose(candidate);
      const [last] = await plane().list('shop', { target }, { limit: 1 });
      return last!.id;
    };
    try {
      await use({ key, number, target, propose });
    } finally {
      const { state } = (await bench.plane.incidents.get('shop', key))!;
      if (state === 'open') await bench.plane.incidents.close('shop', key, { resolution: 'resolved' }, BY);
      for (const { id, state: active } of await plane().list('shop', { target }, { limit: 99 }))
        if (active === 'approved' || active === 'delivered') await plane().cancel('shop', id, undefined, BY);
      await work().expire();
      await bench.plane.targets.remove('shop', target, BY);
    }
  }
  /** Of no known cause, so that it is an incident of its own. */
  const anotherAlarm = () => reIndexAlarm('shop', new Date(bench.now), { cause: 'unknown' });
  const prepare = (id: string) => work().prepare(id, preparationOf(id), 'https://almenara.example');
  const approve = (id: string, by: ChangeBy = PERSON) =>
    plane().approve('shop', id, { publicUrl: 'https://a.example' }, by);
  async function deliver(outcome = arrived): Promise<Record<string, unknown>> {
    const claim = (await bench.plane.deliveries.claim())!;
    await bench.plane.deliveries.record(claim.id, claim.attempt, outcome);
    return claim.data;
  }
  const tokenOf = (data: Record<string, unknown>) => (data['callback'] as { token: string }).token;
  const tell = (id: string, token: string, message: JobMessage) =>
    bench.plane.jobCallbacks.take('shop', id, token, message);

  // Before all others, which leave jobs of the same queue.
  test('an alarm whose cause asks for a remediation wakes who proposes it', async () => {
    let woken = 0;
    await bench.plane.jobs.work(REMEDIATIONS_QUEUE, async () => void (woken += 1));
    await withProposal({}, async () => {
      await vi.waitFor(() => expect(woken).toBe(1), { timeout: 100_000, interval: 50 });
    });
  });

  test('eight monitors at once propose one remediation of an incident at a target', async () => {
    await withProposal({}, async ({ key, target }) => {
      const [candidate] = await work().listCandidates();
      expect(candidate).toMatchObject({
        action: 're_index',
        reason: 'topics_without_documents',
        subjects: ['refund'],
      });
      const proposed = await Promise.all(Array.from({ length: 8 }, () => work().propose(candidate!)));
      expect(proposed.filter(Boolean)).toHaveLength(1);
      expect(await plane().list('shop', { target }, { limit: 9 })).toHaveLength(1);
      expect(await work().listCandidates()).toEqual([]);
      expect(await historyOf(key)).toEqual(['opened', 'remediation_proposed']);
    });
  });

  test('nothing is sent before it is prepared and approved, and then once, with a token that is kept as a hash', async () => {
    await withProposal({}, async ({ propose }) => {
      const id = await propose();
      await expect(approve(id)).rejects.toMatchObject({ problem: 'conflict' });
      await prepare(id);
      expect(await bench.plane.deliveries.claim()).toBeUndefined();
      const approved = (await approve(id))!;
      expect(approved).toMatchObject({ state: 'approved', decidedBy: { id: `key:${KEY}`, name: 'pager' } });
      await expect(approve(id)).rejects.toMatchObject({ problem: 'conflict' });
      const data = await deliver();
      expect(data).toMatchObject({
        remediation: id,
        dryRun: false,
        callback: { url: `https://a.example/api/v1/projects/shop/remediations/${id}/status` },
        expiresAt: new Date(bench.now + 48 * HOUR).toISOString(),
      });
      expect(JSON.stringify(await get(id))).not.toContain(tokenOf(data));
      const { data: shown } = (await bench.plane.deliveryLog.get('shop', approved.deliveryId!))!;
      expect(JSON.stringify(shown)).not.toContain(tokenOf(data));
      expect(await eventsOf(id)).toEqual(['proposed', 'approved', 'delivered']);
      expect(await bench.plane.deliveries.claim()).toBeUndefined();
    });
  });

  test('a job is followed by its token until it succeeds; late, doubled and lying words change nothing', async () => {
    await withProposal({}, async ({ propose }) => {
      const id = await propose();
      await prepare(id);
      await approve(id);
      const token = tokenOf(await deliver());
      expect(await tell(id, `${token}x`, { status: 'accepted' })).toEqual({ kind: 'unauthorised' });
      expect(await bench.plane.jobCallbacks.take('rival', id, token, SUCCESS)).toEqual({
        kind: 'unauthorised',
      });
      expect(await tell(id, token, { status: 'accepted' })).toEqual({ kind: 'taken', state: 'running' });
      expect(await tell(id, token, { status: 'progress', progress: 0.5, note: 'half\0' })).toMatchObject({
        state: 'running',
      });
      expect(await tell(id, token, { status: 'succeeded' })).toMatchObject({
        kind: 'bad',
        field: 'artefacts.indexVersion',
      });
      for (let n = 0; n < 2; n++)
        expect(await tell(id, token, SUCCESS)).toEqual({ kind: 'taken', state: 'succeeded' });
      expect(await tell(id, token, { status: 'progress', progress: 0.6 })).toMatchObject({ kind: 'taken' });
      expect(await tell(id, token, { status: 'failed' })).toMatchObject({
        kind: 'conflict',
        state: 'succeeded',
      });
      expect(await get(id)).toMatchObject({
        state: 'succeeded',
        progress: 1,
        progressNote: 'half\ufffd',
        artefacts: { indexVersion: 'kb-8' },
      });
      expect(await eventsOf(id)).toEqual([
        'proposed',
        'approved',
        'delivered',
        'running',
        'progress',
        'succeeded',
      ]);
      await work().beginVerification(id);
      await work().recordLook(id, verdictOf('inconclusive'));
    });
  });

  test('verified closes the incident as resolved, with its criterion as it was fixed and the version of the job', async () => {
    await withProposal({}, async ({ key, propose }) => {
      const id = await propose();
      await prepare(id);
      await approve(id);
      const token = tokenOf(await deliver());
      await tell(id, token, SUCCESS);
      const begun = await Promise.all([work().beginVerification(id), work().beginVerification(id)]);
      for (const each of begun) expect(each).toMatchObject({ state: 'verifying' });
      const { criterion, verifyUntil } = await get(id);
      expect(criterion).toEqual({
        ...preparationOf(id).criterion,
        marker: { field: 'indexVersion', value: 'kb-8' },
      });
      expect(verifyUntil).toEqual(new Date(bench.now + 72 * HOUR));
      await work().recordLook(id, verdictOf(null, { boundMet: true }));
      await work().recordLook(id, verdictOf('not_fixed', { boundMet: false }));
      expect((await get(id)).state).toBe('verifying');
      await Promise.all([1, 2].map(() => work().recordLook(id, verdictOf('verified', { boundMet: true }))));
      const incident = (await bench.plane.incidents.get('shop', key))!;
      expect(incident).toMatchObject({ state: 'closed', resolution: 'resolved' });
      expect(await historyOf(key)).toEqual([
        'opened',
        ...['proposed', 'approved', 'delivered', 'succeeded', 'verified'].map(
          (each) => `remediation_${each}`,
        ),
        'closed',
      ]);
      expect(await tell(id, token, SUCCESS)).toEqual({ kind: 'taken', state: 'verified' });
    });
  });

  test('what did not help escalates once: the incident stays open and a roll-back is proposed', async () => {
    await withProposal({ actions: ['re_index', 'roll_back'] }, async ({ key, target, propose }) => {
      const id = await propose();
      await prepare(id);
      await approve(id);
      await tell(id, tokenOf(await deliver()), SUCCESS);
      await work().beginVerification(id);
      bench.now += 1000;
      await Promise.all([1, 2].map(() => work().recordLook(id, verdictOf('not_fixed'))));
      const [rollBack, ...others] = await plane().list('shop', { target }, { limit: 9 });
      expect(others.map((each) => each.state)).toEqual(['not_fixed']);
      expect(rollBack).toMatchObject({
        action: 'roll_back',
        subjects: ['kb-7'],
        reason: 'not_fixed',
        attempt: 2,
      });
      expect((await bench.plane.incidents.get('shop', key))!.state).toBe('open');
      expect((await bench.plane.incidents.get('shop', key))!.severity).toBe('critical');
      expect((await historyOf(key)).slice(-3)).toEqual([
        'remediation_not_fixed',
        'severity_raised',
        'remediation_proposed',
      ]);
      await plane().reject('shop', rollBack!.id, undefined, BY);
    });
  });

  test('an automatic target is asked at once, and kept from by cooldown with its reason, until that is over', async () => {
    await withProposal({ mode: 'automatic', cooldownHours: 24 }, async ({ target, propose }) => {
      const first = await propose();
      await Promise.all([prepare(first), prepare(first)]);
      await deliver();
      expect(await bench.plane.deliveries.claim()).toBeUndefined();
      await plane().cancel('shop', first, 'not this one', BY);
      expect(await deliver()).toMatchObject({ remediation: first });
      const { key } = await bench.plane.incidents.open(anotherAlarm());
      const second = await propose();
      await prepare(second);
      expect(await get(second)).toMatchObject({ state: 'skipped', skipReason: 'cooldown' });
      await propose();
      expect(await plane().list('shop', { target }, { limit: 9 })).toHaveLength(2);
      bench.now += 24 * HOUR;
      const third = await propose();
      await prepare(third);
      expect(await get(third)).toMatchObject({ state: 'approved', attempt: 1, decidedBy: null });
      await bench.plane.incidents.close('shop', key, { resolution: 'resolved' }, BY);
    });
  });

  test('a target works on one remediation at a time, and has a budget for the month', async () => {
    await withProposal({ cooldownHours: 0, monthlyBudget: 1 }, async ({ propose }) => {
      const first = await propose();
      const { key } = await bench.plane.incidents.open(anotherAlarm());
      const second = await propose();
      for (const id of [first, second]) await prepare(id);
      const asked = await Promise.allSettled([approve(first), approve(second)]);
      expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await bench.plane.incidents.close('shop', key, { resolution: 'resolved' }, BY);
    });
  });

  test('a target in maintenance is asked for nothing, with the reason, and once it is over it is', async () => {
    const at = (hours: number) => new Date(bench.now + hours * HOUR).toISOString();
    const maintenance = [{ from: at(-1), to: at(1), repeat: 'weekly' as const }];
    await withProposal({ mode: 'automatic', cooldownHours: 0, maintenance }, async ({ target, propose }) => {
      const first = await propose();
      await prepare(first);
      expect(await get(first)).toMatchObject({ state: 'skipped', skipReason: 'maintenance' });
      expect(await propose()).toBe(first);
      bench.now += HOUR;
      const second = await propose();
      expect(second).not.toBe(first);
      // The same hour a week later.
      bench.now += 7 * 24 * HOUR - HOUR;
      await bench.plane.targets.change('shop', target, { mode: 'approve' }, BY);
      await prepare(second);
      await expect(approve(second)).rejects.toMatchObject({
        problem: 'conflict',
        message: expect.stringContaining('in maintenance'),
      });
      await bench.plane.targets.change('shop', target, { maintenance: [] }, BY);
      expect(await approve(second)).toMatchObject({ state: 'approved' });
    });
  });

  test('in dry-run mode the target is told what would be asked, and the remediation is skipped', async () => {
    await withProposal({ mode: 'dry_run' }, async ({ propose }) => {
      const id = await propose();
      await prepare(id);
      const data = await deliver();
      expect(data).toMatchObject({ dryRun: true });
      expect(await get(id)).toMatchObject({ state: 'skipped', skipReason: 'dry_run' });
      expect(await tell(id, tokenOf(data), SUCCESS)).toEqual({ kind: 'taken', state: 'skipped' });
      expect(await work().listCandidates()).toEqual([]);
    });
  });

  test('where the target wants it, somebody else than the proposer approves', async () => {
    await withProposal({ approverNotProposer: true }, async ({ number, target }) => {
      const wanted = {
        project: 'shop',
        incidentNumber: number,
        targetId: target,
        action: 're_index' as const,
      };
      const proposed = (await plane().propose({ ...wanted, reason: 'by_hand', subjects: [] }, PERSON))!;
      await expect(plane().propose({ ...wanted, reason: 'by_hand', subjects: [] }, BY)).rejects.toMatchObject(
        {
          problem: 'conflict',
        },
      );
      await prepare(proposed.id);
      await expect(approve(proposed.id)).rejects.toThrow('somebody else');
      expect(await approve(proposed.id, { ...PERSON, actor: BY.actor })).toMatchObject({ state: 'approved' });
      const other = { ...wanted, action: 'retrain' as const, reason: 'by_hand', subjects: [] };
      await expect(plane().propose(other, BY)).rejects.toMatchObject({ problem: 'bad-value' });
    });
  });

  test('a target that knows no keys is not asked twice: a person finds out, or the job speaks', async () => {
    await withProposal({ idempotent: false, cooldownHours: 0 }, async ({ propose }) => {
      const id = await propose();
      await prepare(id);
      await approve(id);
      const data = await deliver(failed);
      expect((await get(id)).state).toBe('delivery_unknown');
      bench.now += 47 * HOUR;
      expect(await bench.plane.deliveries.claim()).toBeUndefined();
      await work().expire();
      expect((await get(id)).state).toBe('delivery_unknown');
      expect(await plane().settle('shop', id, { as: 'delivered' }, BY)).toMatchObject({ state: 'delivered' });
      expect(await tell(id, tokenOf(data), { status: 'failed', note: 'no disk' })).toMatchObject({
        state: 'failed',
      });
      expect(await get(id)).toMatchObject({ failure: 'job', progressNote: 'no disk' });
    });
  });

  test('what waits too long expires or times out, and the job then learns that nobody waits', async () => {
    await withProposal({ cooldownHours: 0 }, async ({ propose, number, target }) => {
      const id = await propose();
      await prepare(id);
      await approve(id);
      const token = tokenOf(await deliver());
      await tell(id, token, { status: 'accepted' });
      bench.now += 48 * HOUR;
      await Promise.all([work().expire(), work().expire()]);
      expect((await get(id)).state).toBe('timed_out');
      expect(await tell(id, token, SUCCESS)).toMatchObject({ kind: 'conflict', state: 'timed_out' });
      const wanted = {
        project: 'shop',
        incidentNumber: number,
        targetId: target,
        action: 're_index' as const,
      };
      const again = (await plane().propose({ ...wanted, reason: 'by_hand', subjects: [] }, BY))!;
      bench.now += 72 * HOUR;
      await work().expire();
      expect((await get(again.id)).state).toBe('expired');
    });
  });

  test('a proposal ends with its incident, and nothing of it is told to another project', async () => {
    await withProposal({}, async ({ key, propose }) => {
      const id = await propose();
      await prepare(id);
      expect(await plane().get('rival', id)).toBeUndefined();
      expect(await plane().approve('rival', id, { publicUrl: '' }, BY)).toBeUndefined();
      expect(await plane().list('rival', {}, { limit: 9 })).toEqual([]);
      await bench.plane.incidents.close('shop', key, { resolution: 'false_alarm' }, BY);
      await expect(approve(id)).rejects.toThrow('is closed');
      await work().expire();
      expect((await get(id)).state).toBe('expired');
      expect((await plane().countByState('shop')).get('expired')).toBeGreaterThan(0);
    });
  });
});
