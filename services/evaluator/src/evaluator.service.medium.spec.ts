import { EVALUATOR_GROUP, EVENTS_TOPIC, type Span } from '@almenara/contract';
import type { TraceEvaluator } from '@almenara/evaluators';
import { BACKFILL_QUEUE, byConfiguration } from '@almenara/control-plane';
import { Logger } from '@nestjs/common';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { EvaluatorService } from './evaluator.service.js';
import { isPicked } from './sampling/pick.js';
import { answer, append, NOON } from './testing/made-spans.js';
import { good, makeEvaluator } from './testing/made-evaluators.js';
import { type Engines, openEngines } from './testing/open-engines.js';
import { type StandInWriter, startStandInWriter } from './testing/stand-in-writer.js';

/** What begins here is no history yet. */
const BEGUN = Date.now() - 120_000;
const PATIENCE = { timeout: 60_000, interval: 20 };
const BY = byConfiguration('test');
const evaluators = [
  makeEvaluator('quality', good),
  makeEvaluator('breaks', ({ text }) => {
    if (text.includes('bad')) throw new TypeError('cannot read this');
    return good();
  }),
  makeEvaluator('costly', () => ({ ...good(), cpuMs: 1 }), 'model'),
];
/** Judges steps, and cannot read those of the trace `bad`. */
const steps: TraceEvaluator = {
  name: 'steps',
  version: '1',
  cost: 'cheap',
  labels: ['good'],
  failing: [],
  card: evaluators[0]!.card,
  evaluate(found) {
    if (found.some(({ name }) => name === 'unreadable')) throw new RangeError('cannot read this');
    return { label: 'good' };
  },
};
const all = [...evaluators, steps];
const registry = new Registry();
let engines: Engines;
let writer: StandInWriter;
let service: EvaluatorService;
/** Each test has its own. */
let project = '';
let tests = 0;

beforeAll(async () => {
  Logger.overrideLogger(false);
  engines = await openEngines();
  writer = await startStandInWriter(engines);
  service = new EvaluatorService({
    ...engines,
    evaluators,
    traceEvaluators: [steps],
    unavailable: [{ name: 'groundedness', reason: 'no model' }],
    registry,
    quietMs: 1,
    burstSeconds: 1,
  });
  await service.onApplicationBootstrap();
});
afterAll(async () => {
  await service.beforeApplicationShutdown();
  await writer.stop();
  await engines.remove();
});
beforeEach(async () => {
  project = `shop-${++tests}`;
  await engines.controlPlane.projects.ensure({ id: project, name: 'Shop' });
});

/** Switches the others off. */
function use(wanted: Record<string, number>): Promise<void> {
  const fields = all.map(({ name }) => [name, name in wanted ? `share ${wanted[name]}` : 'off']);
  return engines.controlPlane.settings.changeFields(project, 'evaluators', Object.fromEntries(fields), BY);
}
const sendHistory = (spans: readonly Span[]) => append(engines.log, project, spans);
/** As an app sends what has just happened. */
const send = (spans: readonly Span[]) =>
  sendHistory(
    spans.map((span) => ({ ...span, startTime: BEGUN + (span.startTime! - NOON), endTime: BEGUN + 60_000 })),
  );
const scores = () => writer.scoresOf(project);
const scoresOf = (traceId: string) => scores().filter((score) => score.traceId === traceId);
/** Resolves when the evaluator has committed all that is in the log, and what it made is stored. */
async function handled(): Promise<void> {
  await vi.waitFor(async () => {
    const [lag] = await engines.log.lag(EVENTS_TOPIC, EVALUATOR_GROUP);
    expect(lag!.records).toBe(0);
  }, PATIENCE);
  await writer.caughtUp();
}
const users = Array.from({ length: 40 }, (_, index) => `user ${index}`);
const ofUsers = users.map((actorId, index) => answer(`t${index}`, index, { actorId }));
const pickedOf = (share: number) =>
  users.filter((user) => isPicked(project, `actor\n${user}`, share)).toSorted();

test('an answer gets a score that says what was read and how likely it was picked, and gets it once', async () => {
  await use({ quality: 1 });
  const span = answer('one', 0, { actorId: 'ana', sessionId: 's1' });
  await send([span]);
  await vi.waitFor(() => expect(scoresOf('one')).toHaveLength(1), PATIENCE);
  expect(scoresOf('one')).toMatchObject([
    {
      name: 'quality',
      label: 'good',
      value: 1,
      source: 'evaluator',
      spanId: 'answer',
      actorId: 'ana',
      sessionId: 's1',
      evaluator: 'quality',
      evaluatorVersion: '1',
      inclusionProbability: 1,
      inputHash: expect.stringMatching(/^[\w-]{43}$/),
    },
  ]);
  await writer.caughtUp();
  await send([span, answer('two', 1)]);
  await vi.waitFor(() => expect(scoresOf('two')).toHaveLength(1), PATIENCE);
  expect(scoresOf('one')).toHaveLength(1);
});

test('documents that come later make a new score under the same id', async () => {
  await use({ quality: 1 });
  const part = { parentSpanId: 'root' };
  await send([answer('rag', 1, part)]);
  await vi.waitFor(() => expect(scoresOf('rag')).toHaveLength(1), PATIENCE);
  await writer.caughtUp();
  const documents = [{ id: 'd1', content: 'Returns are free for thirty days after delivery.' }];
  await send([answer('rag', 0, { ...part, spanId: 'search', type: 'retriever', documents })]);
  await vi.waitFor(() => expect(scoresOf('rag')).toHaveLength(2), PATIENCE);
  const [first, second] = scoresOf('rag');
  expect(second!.id).toBe(first!.id);
  expect(second!.inputHash).not.toBe(first!.inputHash);
});

test('of a load that is too large a uniform share of the users is scored, each with its probability', async () => {
  await use({ costly: 1 });
  // 100 ms are guessed for each of 40 before anything was measured, and 1 s is there.
  await send(ofUsers);
  const picked = pickedOf(0.25);
  expect(picked.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(scores()).toHaveLength(picked.length), PATIENCE);
  await handled();
  expect(
    scores()
      .map(({ actorId }) => actorId)
      .toSorted(),
  ).toEqual(picked);
  expect(new Set(scores().map((score) => score.inclusionProbability))).toEqual(new Set([0.25]));
  expect(await registry.metrics()).toContain(
    `almenara_evaluator_answers_total{evaluator="costly",outcome="shed"} ${40 - picked.length}`,
  );
});

test('history is scored whole by a back-fill of its own, whatever it costs', async () => {
  await use({ costly: 1, quality: 1 });
  await sendHistory(ofUsers);
  await vi.waitFor(() => expect(scores()).toHaveLength(80), PATIENCE);
  expect(new Set(scores().map((score) => score.inclusionProbability))).toEqual(new Set([1]));
  const ended = await vi.waitFor(async () => {
    const [backfill] = await engines.controlPlane.backfills.list(project, { limit: 2 });
    expect(backfill).toMatchObject({ state: 'done' });
    return backfill;
  }, PATIENCE);
  expect(ended).toMatchObject({ by: 'evaluator', traces: 40, looked: 40, scored: 80 });
});

test('an evaluator that fails counts as failed, and stops neither the others nor the log', async () => {
  await use({ breaks: 1, quality: 1 });
  await send([answer('bad', 0), answer('fine', 1)]);
  await vi.waitFor(() => expect(scores()).toHaveLength(3), PATIENCE);
  await handled();
  expect(
    scores()
      .map(({ name, traceId }) => `${name} ${traceId}`)
      .toSorted(),
  ).toEqual(['breaks fine', 'quality bad', 'quality fine']);
  const metrics = await registry.metrics();
  expect(metrics).toContain('almenara_evaluator_answers_total{evaluator="breaks",outcome="failed"} 1');
  expect(metrics).not.toContain('{evaluator="quality",outcome="failed"}');
});

test('steps that cannot be judged count as failed, and those of other traces are judged once', async () => {
  await use({ steps: 1 });
  const worked = (traceId: string, name: string) =>
    answer(traceId, 0, { type: 'tool', spanId: 'tool', name });
  await send([worked('bad', 'unreadable'), worked('fine', 'search')]);
  await vi.waitFor(() => expect(scores()).toHaveLength(1), PATIENCE);
  await handled();
  await send([worked('fine', 'search'), worked('next', 'search')]);
  await vi.waitFor(() => expect(scoresOf('next')).toHaveLength(1), PATIENCE);
  expect(scores().map(({ traceId }) => traceId)).toEqual(['fine', 'next']);
  const metrics = await registry.metrics();
  expect(metrics).toContain('almenara_evaluator_answers_total{evaluator="steps",outcome="failed"} 1');
  expect(metrics).toContain('almenara_evaluator_answers_total{evaluator="steps",outcome="scored"} 2');
});

test('what a project switched off is not scored, and of a share only its users', async () => {
  await use({ quality: 0.5 });
  await send(ofUsers);
  const picked = pickedOf(0.5);
  await vi.waitFor(() => expect(scores()).toHaveLength(picked.length), PATIENCE);
  await handled();
  expect(
    scores()
      .map(({ actorId }) => actorId)
      .toSorted(),
  ).toEqual(picked);
  const kinds = scores().map(({ name, inclusionProbability }) => `${name} ${inclusionProbability}`);
  expect(new Set(kinds)).toEqual(new Set(['quality 0.5']));
});

test('the process tells what it runs and what it could not load, and runs back-fills from the queue', async () => {
  const { evaluators: registered, backfills, jobs } = engines.controlPlane;
  expect((await registered.list()).map(({ name, judges }) => `${name} ${judges}`)).toEqual([
    'breaks answer',
    'costly answer',
    'quality answer',
    'steps trace',
  ]);
  const { running } = await registered.processes();
  expect(running).toMatchObject([
    {
      activity: {
        runs: all.map(({ name, version }) => ({ name, version })),
        unavailable: [{ name: 'groundedness', reason: 'no model' }],
      },
    },
  ]);
  await use({ quality: 1 });
  await send([answer('one', 0)]);
  await vi.waitFor(() => expect(scoresOf('one')).toHaveLength(1), PATIENCE);
  await writer.caughtUp();
  const window = { from: new Date(BEGUN), to: new Date(BEGUN + 60_000) };
  const { id } = await backfills.create({ project, evaluator: null, ...window, traces: 1 }, BY);
  await jobs.send(BACKFILL_QUEUE, { project }, { key: project });
  const find = () => backfills.find(project, id);
  await vi.waitFor(async () => expect((await find())!.state).toBe('done'), PATIENCE);
  expect(await find()).toMatchObject({ looked: 1, scored: 0 });
});
