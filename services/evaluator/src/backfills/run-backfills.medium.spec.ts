import { byConfiguration } from '@almenara/control-plane';
import type { Encoder } from '@almenara/embedding';
import type { Evaluator } from '@almenara/evaluators';
import { insertRows, refreshTraces } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Activity } from '../activity/activity.js';
import { Allowance } from '../sampling/allowance.js';
import { Scorer } from '../scoring/scorer.js';
import { answer, NOON } from '../testing/made-spans.js';
import { good, makeEvaluator } from '../testing/made-evaluators.js';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { type StandInWriter, startStandInWriter, toSpanRow } from '../testing/stand-in-writer.js';
import { EncoderProblems } from '../vectors/encoder-problems.js';
import { VectorWriter } from '../vectors/vector-writer.js';
import { runBackfills } from './run-backfills.js';

const BY = byConfiguration('test');
const TRACES = 60;
const never = new AbortController().signal;
let engines: Engines;
let writer: StandInWriter;
/** Each test has its own. */
let project = 'shop-0';
let tests = 0;

beforeAll(async () => {
  engines = await openEngines();
  writer = await startStandInWriter(engines);
});
afterAll(async () => {
  await writer.stop();
  await engines.remove();
});
beforeEach(async () => {
  project = `shop-${++tests}`;
  await engines.controlPlane.projects.ensure({ id: project, name: 'Shop' });
  const spans = [
    ...Array.from({ length: TRACES }, (_, index) => answer(`t${index}`, index)),
    answer('tool alone', 5, { type: 'tool' }),
    answer('after the window', 3600),
  ];
  await insertRows(
    engines.store,
    'spans',
    spans.map((span) => toSpanRow(project, span, 0)),
  );
  const traces = spans.map(({ traceId }) => traceId);
  await refreshTraces(engines.store, project, traces, 0);
});

const order = (evaluator: string | null = null) =>
  engines.controlPlane.backfills.create(
    {
      project,
      evaluator,
      from: new Date(NOON),
      to: new Date(NOON + 3_600_000),
      traces: TRACES,
    },
    BY,
  );
const find = async ({ id }: { id: string }) => engines.controlPlane.backfills.find(project, id);

/** As the process does it, from nothing: what it remembers is in the databases. */
function run(
  evaluators: readonly Evaluator[],
  signal = never,
  floor?: Encoder,
  { allowance = new Allowance(1, 60_000), toSpareMs = 0 } = {},
): Promise<void> {
  const cheapAllowance = new Allowance(1, 60_000);
  const registry = new Registry();
  const activity = new Activity(registry);
  const options = { ...engines, evaluators, traceEvaluators: [], unavailable: [], registry };
  const scorer = new Scorer({ ...options, allowance, cheapAllowance, activity });
  const { store } = engines;
  const problems = new EncoderProblems();
  const vectors = floor && new VectorWriter({ store, floor, problems, allowance });
  return runBackfills(
    { options, scorer, allowance, cheapAllowance, activity, vectors, toSpareMs },
    project,
    signal,
  );
}

const scores = () => writer.scoresOf(project);
const traces = () =>
  scores()
    .map(({ traceId }) => traceId!)
    .toSorted();
const all = Array.from({ length: TRACES }, (_, index) => `t${index}`).toSorted();

test('every answer of the window is scored once, and a second back-fill makes no new score', async () => {
  const first = await order();
  await run([makeEvaluator('quality', good)]);
  await writer.caughtUp();
  expect(traces()).toEqual(all);
  expect(new Set(scores().map(({ id }) => id)).size).toBe(TRACES);
  expect(await find(first)).toMatchObject({ state: 'done', looked: TRACES + 1, scored: TRACES });
  const second = await order();
  await run([makeEvaluator('quality', good)]);
  await writer.caughtUp();
  expect(await find(second)).toMatchObject({ state: 'done', looked: TRACES + 1, scored: 0 });
  expect(scores()).toHaveLength(TRACES);
});

test('after a stop it goes on where the scores are durable, and none is made twice or left out', async () => {
  const made = await order();
  const stopping = new AbortController();
  let judged = 0;
  const stops = makeEvaluator('quality', () => {
    if (++judged === 30) stopping.abort();
    return good();
  });
  await expect(run([stops], stopping.signal)).rejects.toMatchObject({ name: 'AbortError' });
  const stopped = (await find(made))!;
  expect(stopped).toMatchObject({ state: 'running', scored: expect.any(Number) });
  expect(stopped.looked).toBeLessThan(30);
  await run([makeEvaluator('quality', good)]);
  await writer.caughtUp();
  expect(traces()).toEqual(all);
  expect(await find(made)).toMatchObject({ state: 'done', looked: TRACES + 1, scored: TRACES });
});

test('where nothing is to be inferred it waits for no time to spare', async () => {
  const judged = makeEvaluator('quality', good, 'model');
  await order();
  await run([judged]);
  await writer.caughtUp();
  const allowance = new Allowance(0.0001, 60_000);
  allowance.spend(120_000);
  const again = await order();
  await run([judged, makeEvaluator('form', good)], never, undefined, { allowance, toSpareMs: 30_000 });
  await writer.caughtUp();
  expect(await find(again)).toMatchObject({ state: 'done', scored: TRACES });
});

test('a cancel ends it after the portion under way, and what was scored stays', async () => {
  const made = await order();
  let judged = 0;
  const cancels = makeEvaluator('quality', async () => {
    if (++judged === 30) await engines.controlPlane.backfills.cancel(project, made.id, BY);
    return good();
  });
  await run([cancels]);
  await writer.caughtUp();
  const cancelled = (await find(made))!;
  expect(cancelled.state).toBe('cancelled');
  expect(cancelled.looked).toBeLessThan(30);
  expect(scores().length).toBeGreaterThanOrEqual(30);
  expect(scores().length).toBeLessThan(TRACES);
});

test('for one evaluator it scores with that one alone, also where the project has switched it off', async () => {
  const { settings } = engines.controlPlane;
  await settings.changeFields(project, 'evaluators', { quality: 'off' }, BY);
  await order();
  const both = [makeEvaluator('quality', good), makeEvaluator('other', good)];
  const one = await order('quality');
  await run(both);
  await writer.caughtUp();
  const names = scores().map(({ name }) => name);
  expect([names.filter((name) => name === 'other'), names.filter((name) => name === 'quality')]).toEqual([
    Array.from({ length: TRACES }, () => 'other'),
    Array.from({ length: TRACES }, () => 'quality'),
  ]);
  expect(await find(one)).toMatchObject({ state: 'done', scored: TRACES });
});

test('the whole window has its vectors before its first score, and a cancel ends that as well', async () => {
  const encoder: Encoder = {
    id: 'made',
    dimensions: 1,
    languages: [],
    batchSize: 100,
    encode: async (texts) => texts.map(() => Float32Array.of(1)),
  };
  const count = async () => {
    const [row] = await engines.store.query<{ n: number }>(
      "SELECT count() AS n FROM almenara.vectors FINAL WHERE project = {project:String} AND stream = 'output'",
      { project },
    );
    return Number(row!.n);
  };
  await order('quality');
  await run([makeEvaluator('quality', good)], never, encoder);
  expect(await count()).toBe(0);

  const cancelled = await order();
  const cancelling: Encoder = {
    ...encoder,
    async encode(texts) {
      await engines.controlPlane.backfills.cancel(project, cancelled.id, BY);
      return encoder.encode(texts);
    },
  };
  const judged: number[] = [];
  const counts = makeEvaluator('quality', async () => {
    judged.push(await count());
    return good();
  });
  await run([{ ...counts, version: '2' }], never, cancelling);
  expect(judged).toEqual([]);
  expect(await count()).toBeLessThan(TRACES);

  await order();
  await run([{ ...counts, version: '2' }], never, encoder);
  expect(judged).toEqual(Array.from({ length: TRACES }, () => TRACES));
});

test('for an evaluator that is not loaded it fails and says so, and the next one runs', async () => {
  const lost = await order('groundedness');
  const next = await order();
  await run([makeEvaluator('quality', good)]);
  expect(await find(lost)).toMatchObject({ state: 'failed', failure: 'no evaluator groundedness is loaded' });
  expect(await find(next)).toMatchObject({ state: 'done', scored: TRACES });
});
