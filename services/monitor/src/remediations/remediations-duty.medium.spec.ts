import { randomUUID } from 'node:crypto';
import type { RemediationPayload } from '@almenara/contract';
import { byConfiguration, type JobMessage, type NewIncident, type NewTarget } from '@almenara/control-plane';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeliveriesDuty } from '../targets/deliveries-duty.js';
import { type AnswerBatch, storeAnswers } from '../testing/answers.js';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { type Receiver, startReceiver } from '../testing/receiver.js';
import { createRemediationsDuty } from './remediations-duty.js';

const BY = byConfiguration('test');
const HOUR = 3_600_000;
const { signal } = new AbortController();
let engines: Engines;
let receiver: Receiver;
let now = Date.UTC(2026, 2, 20, 12);
let project: string;

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
});
afterAll(() => engines.remove());
beforeEach(async () => {
  receiver = await startReceiver();
  project = `shop-${randomUUID()}`;
  await engines.controlPlane.projects.ensure({ id: project, name: 'Shop' });
});
afterEach(() => receiver.stop());

const options = () => ({
  ...engines,
  registry: new Registry(),
  gatewayUrl: () => '',
  publicUrl: () => 'https://almenara.example',
  privateTargets: 'loopback' as const,
  now: () => now,
});
const runDuty = () => createRemediationsDuty(options()).run({ data: {}, signal });
const deliver = () => createDeliveriesDuty(options()).run({ data: {}, signal });

async function addTarget(rules: Partial<NewTarget> = {}): Promise<void> {
  const wanted: NewTarget = {
    name: 'Indexer',
    config: { kind: 'webhook', url: receiver.url },
    secret: `whsec_${'A'.repeat(43)}=`,
    tellsIncidents: false,
    actions: ['re_index', 'roll_back'],
    mode: 'automatic',
    cooldownHours: 0,
    monthlyBudget: null,
    idempotent: true,
    approverNotProposer: false,
    sendExamples: false,
    maintenance: [],
    retrains: null,
    ...rules,
  };
  await engines.controlPlane.targets.create(project, wanted, BY);
}

const batch = (told: Partial<AnswerBatch> & { name: string }): Promise<void> =>
  storeAnswers(engines.store, {
    project,
    question: 'When do you open?',
    answers: 200,
    bad: 20,
    from: now,
    everyMs: 60_000,
    ...told,
  });

/** Two weeks of good answers by the old index, then a day in which one topic is answered badly and an incident of it. */
async function openIncident(): Promise<string> {
  const dayAgo = now - 24 * HOUR;
  await batch({ name: 'usual', from: now - 5 * 24 * HOUR, indexVersion: 'kb-7' });
  await batch({ name: 'others', from: dayAgo, indexVersion: 'kb-7' });
  await batch({
    name: 'topic',
    question: 'Where is my refund?',
    bad: 120,
    from: dayAgo,
    indexVersion: 'kb-7',
  });
  const share = { value: 0.1, lo: 0.05, hi: 0.2 };
  const evidence: NewIncident['evidence'] = {
    logStatistic: 9.9,
    logAlarm: 9.5,
    falseIncidents: 0.1,
    windows: {
      refFrom: new Date(now - 14 * 24 * HOUR).toISOString(),
      refTo: new Date(dayAgo).toISOString(),
      curFrom: new Date(dayAgo).toISOString(),
      curTo: new Date(now).toISOString(),
    },
    comparison: null,
    encoderChange: null,
    attribution: {
      state: 'attributed',
      looked: 400,
      shifted: 200,
      clusters: [
        {
          terms: ['refund'],
          events: 200,
          reference: share,
          current: share,
          examples: [{ traceId: 'topic-1', spanId: 'call', time: '', text: 'Where is my refund?' }],
          referenceExamples: [],
        },
      ],
      segments: [],
      documents: [],
      cause: {
        cause: 'stale_or_missing_documents',
        candidates: [],
        remediation: { action: 're_index', reason: 'topics_without_documents', subjects: ['refund'] },
      },
    },
  };
  const { key } = await engines.controlPlane.incidents.open({
    project,
    dedupeKey: randomUUID(),
    kind: 'drift',
    stream: 'prompt',
    encoder: 'static',
    since: new Date(dayAgo),
    openedAt: new Date(now),
    cause: 'stale_or_missing_documents',
    newShare: null,
    evidence,
  });
  return key;
}

const payloads = () =>
  receiver.received.map(({ body }) => (JSON.parse(body) as { data: RemediationPayload }).data);
const latest = async () => (await engines.controlPlane.remediations.list(project, {}, { limit: 9 }))[0]!;

/** Has the job asked for, and answers how it is told what the job says. */
async function start(): Promise<(message: JobMessage) => Promise<unknown>> {
  now += 60_000;
  await runDuty();
  await deliver();
  const { remediation, callback } = payloads().at(-1)!;
  return (message) => engines.controlPlane.jobCallbacks.take(project, remediation, callback.token, message);
}

async function succeed(indexVersion = 'kb-8'): Promise<void> {
  const tell = await start();
  now += HOUR;
  await tell({ status: 'succeeded', artefacts: { indexVersion } });
  await runDuty();
}

describe('the closed loop', () => {
  test('an incident asks for a job with a criterion that stands before it, and verified answers close it', async () => {
    await addTarget();
    const key = await openIncident();
    await succeed();
    const [payload] = payloads();
    expect(payload).toMatchObject({
      action: 're_index',
      incident: key,
      dryRun: false,
      reIndex: { missingTopics: [{ name: 'refund', questions: [] }] },
      criterion: {
        metric: { evaluator: 'groundedness', evaluatorVersion: '1' },
        segment: { kind: 'topics', topics: [{ terms: ['refund'] }] },
        before: { bad: 120, n: 200 },
        reference: { bad: 20, n: 200 },
        bound: 0.35,
        marker: { field: 'indexVersion', value: null },
      },
    });
    expect(await latest()).toMatchObject({ state: 'verifying', lastGood: { to: 'kb-7', kind: 'index' } });
    const from = now;
    await batch({
      name: 'topic-after',
      question: 'Where is my refund?',
      bad: 10,
      from,
      indexVersion: 'kb-8',
    });
    await batch({ name: 'others-after', from, indexVersion: 'kb-8' });
    now += 4 * HOUR;
    await Promise.all([runDuty(), runDuty()]);
    expect(await latest()).toMatchObject({ state: 'verified', verdict: { detail: 'difference_shown' } });
    const incident = (await engines.controlPlane.incidents.get(project, key))!;
    expect(incident).toMatchObject({ state: 'closed', resolution: 'resolved' });
  });

  test('a job that succeeds and does not help is not fixed, and the old version is proposed again', async () => {
    await addTarget();
    const key = await openIncident();
    await succeed();
    const from = now;
    await batch({
      name: 'topic-after',
      question: 'Where is my refund?',
      bad: 118,
      from,
      indexVersion: 'kb-8',
    });
    now += 4 * HOUR;
    await runDuty();
    const [rollBack, failed] = await engines.controlPlane.remediations.list(project, {}, { limit: 9 });
    expect(failed).toMatchObject({ state: 'not_fixed', verdict: { detail: 'bound_not_met' } });
    expect(rollBack).toMatchObject({ action: 'roll_back', subjects: ['kb-7'] });
    await start();
    expect(payloads().at(-1)).toMatchObject({
      action: 'roll_back',
      rollBack: { to: 'kb-7', kind: 'index' },
      attempt: 2,
    });
    expect((await engines.controlPlane.incidents.get(project, key))!.state).toBe('open');
  });

  test('traffic that recovers everywhere by itself while a job does nothing is never verified', async () => {
    await addTarget();
    const key = await openIncident();
    // All were bad, and all are good afterwards.
    await batch({ name: 'others-bad', bad: 200, from: now - 20 * HOUR, indexVersion: 'kb-7' });
    await succeed();
    const from = now;
    await batch({ name: 'topic-after', question: 'Where is my refund?', bad: 6, from, indexVersion: 'kb-8' });
    await batch({ name: 'others-after', bad: 0, from, indexVersion: 'kb-8' });
    now += 4 * HOUR;
    await runDuty();
    expect(await latest()).toMatchObject({ state: 'verifying', verdict: { outcome: null, boundMet: true } });
    now += 72 * HOUR;
    await runDuty();
    expect(await latest()).toMatchObject({
      state: 'inconclusive',
      verdict: { detail: 'recovered_cause_not_shown' },
    });
    expect((await engines.controlPlane.incidents.get(project, key))!.state).toBe('open');
  });

  test('a segment that recovers by itself while a job runs that does nothing is never verified', async () => {
    await addTarget();
    const key = await openIncident();
    const topic = { question: 'Where is my refund?', bad: 6 };
    await batch({ ...topic, name: 'topic-meanwhile', from: now - HOUR, indexVersion: 'kb-7' });
    await succeed();
    const from = now;
    await batch({ ...topic, name: 'topic-after', from, indexVersion: 'kb-8' });
    await batch({ name: 'others-after', from, indexVersion: 'kb-8' });
    now += 72 * HOUR;
    await runDuty();
    expect(await latest()).toMatchObject({
      state: 'inconclusive',
      verdict: { detail: 'recovered_cause_not_shown', boundMet: true },
    });
    expect((await engines.controlPlane.incidents.get(project, key))!.state).toBe('open');
  });

  test('recovery without answers that carry the new version is never verified', async () => {
    await addTarget();
    await openIncident();
    await succeed();
    const from = now;
    await batch({ name: 'topic-after', question: 'Where is my refund?', bad: 2, from, indexVersion: 'kb-7' });
    await batch({ name: 'others-after', from, indexVersion: 'kb-7' });
    now += 72 * HOUR;
    await runDuty();
    expect(await latest()).toMatchObject({
      state: 'inconclusive',
      verdict: { detail: 'too_few_answers', answers: 0 },
    });
  });

  test('a job that names the version which was there before proves nothing', async () => {
    await addTarget();
    await openIncident();
    await succeed('kb-7');
    expect(await latest()).toMatchObject({ state: 'inconclusive', verdict: { detail: 'marker_not_new' } });
  });

  test('an evaluator that changes midway leaves too few pinned answers, and the verdict says so', async () => {
    await addTarget();
    await openIncident();
    await succeed();
    const told = { question: 'Where is my refund?', bad: 2, indexVersion: 'kb-8' };
    await batch({ ...told, name: 'topic-v1', answers: 30, from: now });
    await batch({ ...told, name: 'topic-v2', from: now + HOUR, evaluatorVersion: '2' });
    now += 72 * HOUR;
    await runDuty();
    expect(await latest()).toMatchObject({
      state: 'inconclusive',
      verdict: { detail: 'evaluator_changed', answers: 30, otherVersions: 200 },
    });
  });

  test('two monitors at once ask for one job', async () => {
    await addTarget();
    await openIncident();
    now += 60_000;
    await Promise.all([runDuty(), runDuty(), runDuty()]);
    await Promise.all([deliver(), deliver()]);
    expect(payloads()).toHaveLength(1);
    const history = (await engines.controlPlane.remediations.get(project, (await latest()).id))!.history;
    expect(history.map(({ event }) => event)).toEqual(['proposed', 'approved', 'delivered']);
  });

  test('where nothing scores answers a job can be asked for, and its end is inconclusive', async () => {
    await addTarget();
    await engines.store.command('TRUNCATE TABLE almenara.scores', {});
    await openIncident();
    await engines.store.command('TRUNCATE TABLE almenara.scores', {});
    await succeed();
    expect(await latest()).toMatchObject({ state: 'inconclusive', verdict: { detail: 'no_criterion' } });
  });
});
