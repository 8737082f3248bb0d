import { type EvaluatorActivity, type EvaluatorDescription } from '@almenara/contract';
import { expect, test } from 'vitest';
import { onEachBackend } from '../testing/on-each-backend.js';
import { EVALUATOR_SILENCE_MS } from './evaluators.js';

const describeOne = (name: string, version: string, question = 'Is it so?'): EvaluatorDescription => ({
  name,
  version,
  judges: 'answer',
  cost: 'model',
  labels: ['yes', 'no'],
  failing: ['no'],
  card: {
    question,
    method: 'It’s "quoted", {curly} and ¿preguntas?',
    data: '$1 :description ?',
    licence: 'MIT',
    languages: ['en'],
    limits: [],
    figures: [
      { dataset: 'held out', task: 'answers', metric: 'F1', value: 0.78, low: 0.7, high: 0.86, n: 412 },
    ],
  },
});
const activity = (told: Partial<EvaluatorActivity> = {}): EvaluatorActivity => ({
  waitingRecords: 3,
  oldestMs: 40,
  startedAt: '2026-03-01T12:00:00.000Z',
  runs: [{ name: 'refusal', version: '1' }],
  projects: {
    shop: { refusal: { scored: 2, failed: 1, shed: 0, inferred: 1, cpuMs: 1.5, lastFailure: 'TypeError' } },
  },
  unavailable: [],
  ...told,
});
const ID = '00000000-0000-4000-8000-00000000000';

onEachBackend('evaluators', (bench) => {
  test('a version keeps the time when it was first run, and what it says last of itself', async () => {
    const { evaluators } = bench.plane;
    const first = bench.now;
    await evaluators.register([describeOne('refusal', '1'), describeOne('relevance', '1')]);
    bench.now += 1000;
    const renewed = describeOne('refusal', '1', 'Was it refused?');
    await evaluators.register([renewed]);
    expect(await evaluators.list()).toEqual([
      { ...renewed, registeredAt: new Date(first), seenAt: new Date(bench.now) },
      { ...describeOne('relevance', '1'), registeredAt: new Date(first), seenAt: new Date(first) },
    ]);
  });

  test('the version that was begun last comes first, also when it is an older one again', async () => {
    const { evaluators } = bench.plane;
    const versions = async () =>
      (await evaluators.list()).filter(({ name }) => name === 'refusal').map(({ version }) => version);
    bench.now += 1000;
    await evaluators.register([describeOne('refusal', '2')]);
    expect(await versions()).toEqual(['2', '1']);
    bench.now += 1000;
    await evaluators.register([describeOne('refusal', '1')]);
    expect(await versions()).toEqual(['1', '2']);
  });

  test('a process runs until it has been silent for long, and the one heard of last is told then', async () => {
    const { evaluators } = bench.plane;
    expect(await evaluators.processes()).toEqual({ running: [], last: undefined });
    await evaluators.report(`${ID}2`, activity());
    bench.now += 1000;
    await evaluators.report(`${ID}1`, activity({ waitingRecords: 0 }));
    await evaluators.report(`${ID}1`, activity({ waitingRecords: 9 }));
    const one = { id: `${ID}1`, seenAt: new Date(bench.now), activity: activity({ waitingRecords: 9 }) };
    const other = { id: `${ID}2`, seenAt: new Date(bench.now - 1000), activity: activity() };
    expect(await evaluators.processes()).toEqual({ running: [one, other], last: one });
    bench.now += EVALUATOR_SILENCE_MS;
    expect(await evaluators.processes()).toEqual({ running: [one], last: one });
    bench.now += 1;
    expect(await evaluators.processes()).toEqual({ running: [], last: one });
  });

  test('a process that has been silent for a day is forgotten when another one reports', async () => {
    const { evaluators } = bench.plane;
    bench.now += 86_400_001;
    expect((await evaluators.processes()).last?.id).toBe(`${ID}1`);
    await evaluators.report(`${ID}3`, activity());
    const { running, last } = await evaluators.processes();
    expect([running.map(({ id }) => id), last?.id]).toEqual([[`${ID}3`], `${ID}3`]);
    await bench.withDatabase(async (database) => {
      expect(await database.query('SELECT count(*)::int AS n FROM evaluator_processes')).toEqual([{ n: 1 }]);
    });
  });
});
