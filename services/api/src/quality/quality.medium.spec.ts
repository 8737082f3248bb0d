import { call, getQuality, listBlamedDocuments, listScores, listWorstAnswers } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeEvaluator } from '../testing/describe-evaluator.js';
import { BY_TEST } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const params = { project: 'shop' };
const day = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });

const score = (trace: string, told: object = {}) => ({
  project: 'shop',
  id: `g-${trace}`,
  version: '1',
  at: '2026-03-01 12:01:00.000000',
  name: 'groundedness',
  source: 'evaluator',
  evaluator: 'groundedness',
  evaluator_version: '1.0.0',
  trace_id: trace,
  span_id: 's1',
  label: 'supported',
  value: 0.9,
  inclusion_probability: 1,
  ...told,
});
const failed = { label: 'unsupported', value: 0.2 };

beforeAll(async () => {
  api = await startApi();
  await api.controlPlane.evaluators.register([
    describeEvaluator('groundedness', { failing: ['unsupported'] }),
    describeEvaluator('refusal', { failing: ['partial', 'full'] }),
  ]);
  const traces = Array.from({ length: 40 }, (_, index) => `t${index}`);
  await api.storeSpans([
    ...traces.map((id, index) =>
      span(id, {
        model: index % 2 ? 'b' : 'a',
        input_excerpt: `question ${id}`,
        output_excerpt: `answer ${id}`,
        documents: JSON.stringify([{ id: index < 10 ? 'stale.md' : 'fresh.md' }]),
      }),
    ),
    span('rival', { project: 'rival', output_excerpt: 'rival secret' }),
  ]);
  await api.store.insert('almenara.scores', [
    ...traces.slice(0, 30).map((id, index) => score(id, index < 8 ? { ...failed, value: index / 20 } : {})),
    score('t39', { label: 'not_applicable', value: null }),
    score('rival', { ...failed, project: 'rival', explanation: 'rival secret' }),
    score('t0', { id: 'refusal', name: 'refusal', evaluator: 'refusal', label: 'none', value: 1 }),
    score('t1', { id: 'later', evaluator_version: '1.1.0', at: '2026-03-05 00:00:00.000000', ...failed }),
  ]);
});
afterAll(() => api.stop());

describe('GET /quality', () => {
  test('tells the rate with its interval, its method, and how much was judged', async () => {
    const quality = await call(getQuality, { params, query: { ...day, version: '1.0.0' } }, options());
    expect(quality).toMatchObject({
      evaluator: 'groundedness',
      version: '1.0.0',
      failing: ['unsupported'],
      eligible: 40,
      scored: 31,
      notApplicable: 1,
      rate: { n: 30, nAll: 40, method: 'weighted', labelled: 0, unit: 'rate' },
    });
    expect(quality.rate!.value).toBeCloseTo(8 / 30);
    expect(quality.groups.find(({ by }) => by === 'model')!.items).toMatchObject([
      { key: 'a', n: 15, bad: 4 },
      { key: 'b', n: 15, bad: 4 },
    ]);
  });

  test('without a choice takes groundedness and the version heard of last; each version is a series', async () => {
    const quality = await call(getQuality, { params, query: day }, options());
    expect(quality).toMatchObject({ evaluator: 'groundedness', version: '1.1.0', rate: { n: 1 } });
    expect(quality.series.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
    expect(quality.evaluators.map(({ evaluator }) => evaluator)).toEqual(['groundedness', 'refusal']);
  });

  test('a project without scores has no rate, and answers that could be judged', async () => {
    const quality = await call(getQuality, { params: { project: 'rival' }, query: {} }, options());
    expect(quality).toMatchObject({ evaluator: null, version: null, rate: null, series: [], evaluators: [] });
  });
});

test('GET /quality/answers pages through failing answers, the worst first', async () => {
  const query = { ...day, version: '1.0.0', limit: 5 };
  const first = await call(listWorstAnswers, { params, query }, options());
  expect(first.items.map(({ traceId }) => traceId)).toEqual(['t0', 't1', 't2', 't3', 't4']);
  expect(first.items[0]).toMatchObject({
    question: 'question t0',
    answer: 'answer t0',
    label: 'unsupported',
  });
  const second = await call(
    listWorstAnswers,
    { params, query: { ...query, cursor: first.nextCursor! } },
    options(),
  );
  expect(second.items.map(({ traceId }) => traceId)).toEqual(['t5', 't6', 't7']);
  expect(second.nextCursor).toBeNull();
});

test('GET /quality/documents names the document under which answers fail', async () => {
  const blamed = await call(listBlamedDocuments, { params, query: { ...day, version: '1.0.0' } }, options());
  expect(blamed).toMatchObject({ tested: 2, leastAnswers: 10, answers: 30 });
  expect(blamed.items).toMatchObject([
    { documentId: 'stale.md', n: 10, bad: 8, rate: { value: 0.8 }, rest: { value: 0, n: 20 }, lift: null },
  ]);
  expect(blamed.items[0]!.adjustedP).toBeLessThan(0.001);
});

test('GET /scores lists the scores of the project alone', async () => {
  const { items } = await call(
    listScores,
    { params, query: { evaluator: ['groundedness'], label: ['unsupported'], limit: 100 } },
    options(),
  );
  expect(items).toHaveLength(9);
  expect(items[0]).toMatchObject({ id: 'later', evaluatorVersion: '1.1.0' });
  expect(JSON.stringify(items)).not.toContain('rival');
});

test.each([
  ['/quality?evaluators=groundedness', 'evaluators'],
  ['/quality?bucketSeconds=0', 'bucketSeconds'],
  ['/quality?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&bucketSeconds=1', 'bucketSeconds'],
  ['/quality?timeZone=Mars', 'timeZone'],
  ['/quality?from=yesterday', 'from'],
  ['/quality/answers?cursor=x', 'cursor'],
  ['/quality/answers?limit=0', 'limit'],
  ['/quality/documents?limit=101', 'limit'],
  ['/quality/documents?document=a', 'document'],
  ['/scores?source=nobody', 'source'],
  ['/scores?cursor=x', 'cursor'],
  ['/scores?value=1', 'value'],
])('%s is refused by naming %s', async (path, field) => {
  const response = await api.ask(`/api/v1/projects/shop${path}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ field }] });
});

test.each(['0001-01-01T00:00:00Z', '9999-01-01T00:00:00Z'])('a range at %s is no failure', async (from) => {
  const response = await api.ask(`/api/v1/projects/shop/quality?from=${from}&to=9999-12-31T00:00:00Z`);
  expect([200, 400]).toContain(response.status);
});

describe('a rate with labels', () => {
  test('is corrected by what people say of answers that were drawn with a chance, and by no others', async () => {
    const label = (traceId: string, verdict: string) => ({
      question: 'groundedness',
      traceId,
      spanId: 's1',
      verdict,
      sentences: [],
      note: null,
      rater: { id: 'ana', name: 'Ana' },
      answerAt: new Date('2026-03-01T12:00:00Z'),
    });
    const { labels, labelPicks } = api.controlPlane;
    const query = { ...day, version: '1.0.0' };
    // Chosen by the rater: no chance, no weight.
    await labels.create('shop', label('t29', 'unsupported'), BY_TEST);
    expect((await call(getQuality, { params, query }, options())).rate).toMatchObject({ method: 'weighted' });
    // Half of the answers drawn; of the evaluator's alarms, t0 to t7, people confirm every other one.
    const drawn = Array.from({ length: 14 }, (_, index) => `t${2 * index}`);
    await labelPicks.add(
      'shop',
      { question: 'groundedness', strategy: 'uniform' },
      drawn.map((traceId) => ({
        traceId,
        spanId: 's1',
        probability: 0.5,
        secondOpinion: false,
        answerAt: new Date('2026-03-01T12:00:00Z'),
      })),
    );
    const queue = { question: 'groundedness', strategy: 'uniform' } as const;
    for (
      let pick = await labelPicks.take('shop', queue, 'ana');
      pick;
      pick = await labelPicks.take('shop', queue, 'ana')
    ) {
      const isBad = ['t0', 't4'].includes(pick.traceId);
      await labels.create('shop', label(pick.traceId, isBad ? 'unsupported' : 'supported'), BY_TEST);
    }
    const { rate } = await call(getQuality, { params, query }, options());
    expect(rate).toMatchObject({ method: 'prediction_powered', labelled: 14, n: 30 });
    // The evaluator alone says 8 of 30.
    expect(rate!.value).toBeLessThan(0.2);
    expect(rate!.lo).toBeLessThan(rate!.value);
  });
});
