import {
  call,
  createLabel,
  getCalibration,
  getLabelAgreement,
  type LabelItem,
  listLabels,
  nextLabelItem,
  type PickStrategy,
  revokeLabel,
  skipLabelItem,
} from '@almenara/contract';
import { toStoreTime } from '@almenara/trace-store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPerson, BY_TEST } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';
import { countPoints } from './split-sentences.js';

const QUESTION = 'groundedness';
const ANSWERS = 60;
let api: RunningApi;

type Headers = Record<string, string>;
const OPERATOR: Headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
let ana: Headers;
let bob: Headers;

beforeAll(async () => {
  api = await startApi({ secondOpinions: 0 });
  const answers = Array.from({ length: ANSWERS }, (_, n) => `a${n}`);
  const text = (id: string) => `Yes 😀 it is ${id}. It costs nothing.`;
  await api.storeSpans(
    answers.flatMap((trace_id) => [
      span(trace_id, {
        span_id: 'llm',
        input: '[{"role":"user","content":"<img src=x onerror=alert(1)>?"}]',
        output: JSON.stringify([{ role: 'assistant', content: text(trace_id) }]),
      }),
      span(trace_id, {
        span_id: 'retriever',
        type: 'retriever',
        documents: JSON.stringify([{ id: 'd1', content: 'It costs nothing.' }]),
        document_count: 1,
      }),
    ]),
  );
  await api.store.insert('almenara.scores', [
    ...answers.map((id, n) => score(id, { value: n / ANSWERS, explanation: 'as computed' })),
    score('gone', { value: 0.5 }),
  ]);
  ana = await join('Ana');
  bob = await join('Bob');
});
afterAll(() => api.stop());

async function join(name: string): Promise<Headers> {
  const { cookie } = await addPerson(api.controlPlane, 'shop', 'labeller', name);
  return { cookie, origin: api.url };
}

function score(trace_id: string, told: object) {
  const first = countPoints(`Yes 😀 it is ${trace_id}.`);
  const sentences = [
    { start: 0, end: first, score: 0.9 },
    { start: first + 1, end: first + 1 + 'It costs nothing.'.length, score: 0.1 },
  ];
  return {
    project: 'shop',
    id: `score-${trace_id}`,
    version: '1',
    at: toStoreTime(Date.now() - 60_000),
    name: QUESTION,
    source: 'evaluator',
    trace_id,
    span_id: 'llm',
    evaluator: QUESTION,
    evaluator_version: '1',
    inclusion_probability: 1,
    metadata: JSON.stringify({ sentences }),
    ...told,
  };
}

const as = (headers: Headers) => ({ baseUrl: api.url, headers });
const params = { project: 'shop' };
const placeOf = ({ question, traceId, spanId }: LabelItem) => ({ question, traceId, spanId });

async function next(headers: Headers, strategy: PickStrategy = 'uniform', question = QUESTION) {
  return call(nextLabelItem, { params, query: { question, strategy } }, as(headers));
}

async function label(headers: Headers, item: LabelItem, verdict: string) {
  return call(createLabel, { params, body: { ...placeOf(item), verdict } }, as(headers));
}

describe('the queue', () => {
  test('gives an answer with question, documents and sentences, and nothing of what the evaluator says', async () => {
    const { item, verdicts, progress, empty } = await next(ana);
    expect(verdicts).toEqual(['supported', 'unsupported', 'unsure']);
    expect(item).toMatchObject({
      asked: { text: '<img src=x onerror=alert(1)>?' },
      answer: { text: `Yes 😀 it is ${item!.traceId}. It costs nothing.` },
      documents: [{ id: 'd1', content: 'It costs nothing.' }],
    });
    expect(item!.sentences).toHaveLength(2);
    expect(JSON.stringify(item)).not.toMatch(/score|computed|uniform|unsupported/);
    expect({ progress, empty }).toEqual({
      progress: { labelled: 0, remaining: 50, perHour: null },
      empty: null,
    });
    expect((await next(ana)).item).toMatchObject(placeOf(item!));
    expect((await next(bob)).item!.traceId).not.toBe(item!.traceId);
  });

  test('tells what the evaluator says once the label is in, and keeps the chance of the pick', async () => {
    const { item } = await next(ana);
    const answer = await label(ana, item!, 'unsupported');
    const value = Number(item!.traceId.slice(1)) / ANSWERS;
    expect(answer).toMatchObject({
      label: {
        strategy: 'uniform',
        verdict: 'unsupported',
        rater: { name: expect.stringMatching(/^Ana </) },
      },
      model: { value, explanation: 'as computed', evaluatorVersion: '1' },
      agrees: value < 0.5,
      others: [],
    });
    expect(answer.label.probability).toBeCloseTo(50 / (ANSWERS + 1), 12);
    const after = await next(ana);
    expect(after.item!.traceId).not.toBe(item!.traceId);
    expect(after.progress.labelled).toBe(1);
  });

  test('gives an undone answer back first, to its rater alone', async () => {
    const { item } = await next(ana);
    const { label: made } = await label(ana, item!, 'supported');
    const undo = (headers: Headers) => {
      return call(revokeLabel, { params: { ...params, label: made.id } }, as(headers));
    };
    await expect(undo(bob)).rejects.toMatchObject({ status: 404 });
    expect(await undo(ana)).toMatchObject({ id: made.id });
    await expect(undo(ana)).rejects.toMatchObject({ status: 409 });
    expect((await next(ana)).item!.traceId).toBe(item!.traceId);
  });

  test('leaves a skipped answer out, which is no label', async () => {
    const { item, progress } = await next(ana);
    const skip = () => call(skipLabelItem, { params, body: placeOf(item!) }, as(ana));
    await skip();
    await expect(skip()).rejects.toMatchObject({ status: 404 });
    const after = await next(ana);
    expect(after.item!.traceId).not.toBe(item!.traceId);
    expect(after.progress.labelled).toBe(progress.labelled);
  });

  test('puts those first of which the evaluator is least sure, when asked for, without a chance', async () => {
    const name = 'refusal';
    await api.store.insert(
      'almenara.scores',
      [0.1, 0.55, 0.9].map((value, n) => score(`a${n}`, { id: `refusal-${n}`, name, value })),
    );
    const { item, progress } = await next(bob, 'targeted', name);
    expect([item!.traceId, progress.remaining]).toEqual(['a1', 3]);
    expect((await label(bob, item!, 'unsure')).label).toMatchObject({
      strategy: 'targeted',
      probability: null,
    });
    // Whatever was sought out, a uniform draw takes each answer with its chance, and counts the label.
    expect((await next(ana, 'uniform', name)).item).not.toBeNull();
    const { items } = await call(listLabels, { params, query: { question: name } }, as(ana));
    expect(items).toMatchObject([{ strategy: 'uniform', probability: 1 }]);
  });

  test.each([
    ['never_scored', 'nothing_scored'],
    ['without_chance', 'no_chance'],
  ])('says of %s why it is empty: %s', async (question, reason) => {
    const row = { id: 'no-chance', name: 'without_chance', value: 0.5, inclusion_probability: 0 };
    await api.store.insert('almenara.scores', [score('a1', row)]);
    expect(await next(ana, 'uniform', question)).toMatchObject({ item: null, empty: reason });
  });
});

describe('a label is refused', () => {
  const place = { question: QUESTION, traceId: 'a1', spanId: 'llm' };
  test.each([
    [{ verdict: 'good' }, 400],
    [{ verdict: 'supported', sentences: [{ start: 0, end: 999, verdict: 'supported' }] }, 400],
    [{ verdict: 'supported', sentences: [{ start: 3, end: 3, verdict: 'supported' }] }, 400],
    [{ verdict: 'supported', sentences: [{ start: 0, end: 2, verdict: 'odd' }] }, 400],
    [{ verdict: 'supported', traceId: 'nowhere' }, 404],
    [{ verdict: 'supported', traceId: 'gone' }, 404],
  ])('%j with %i', async (told, status) => {
    const body = { ...place, ...told };
    await expect(call(createLabel, { params, body }, as(OPERATOR))).rejects.toMatchObject({ status });
  });
});

describe('agreement', () => {
  test('is measured on uniform picks, and a calibration needs 20 labels', async () => {
    const path = '/api/v1/projects/shop/evaluators/groundedness/calibration';
    const refused = await fetch(`${api.url}${path}`, { method: 'POST', headers: OPERATOR });
    expect([refused.status, await refused.json()]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining('needs 20 labelled answers') }),
    ]);
    // The operator finds every answer below a third bad; the evaluator every one below a half.
    const { labels: labelStore, labelPicks } = api.controlPlane;
    const rater = { id: 'operator', name: 'operator' };
    for (let n = 0; n < 36; n++) {
      const pick = (await labelPicks.take('shop', { question: QUESTION, strategy: 'uniform' }, rater.id))!;
      const verdict = Number(pick.traceId.slice(1)) / ANSWERS < 1 / 3 ? 'unsupported' : 'supported';
      const { traceId, spanId } = pick;
      const told = { question: QUESTION, traceId, spanId, verdict, sentences: [], note: null };
      await labelStore.create('shop', { ...told, rater, answerAt: new Date() }, BY_TEST);
    }
    const agreement = await call(getLabelAgreement, { params, query: { question: QUESTION } }, as(OPERATOR));
    const { confusion, roc, labels, reliability } = agreement;
    expect(labels).toMatchObject({ targeted: 0, unsure: 0, notComparable: 0 });
    expect(labels.total).toBeGreaterThanOrEqual(37);
    expect(confusion!.recall).toMatchObject({ lo: expect.any(Number), hi: expect.any(Number) });
    expect(confusion!.falsePositives).toBeGreaterThan(0);
    expect(roc!.area.value).toBeGreaterThan(0.8);
    expect(reliability!.bins.length).toBeGreaterThanOrEqual(1);
    expect(agreement.disagreements[0]).toMatchObject({
      label: { verdict: expect.any(String) },
      model: { verdict: expect.any(String) },
    });
    expect(agreement.calibration).toBeNull();
    const made = await fetch(`${api.url}${path}`, { method: 'POST', headers: OPERATOR });
    const { calibration } = getCalibration.response.parse(await made.json());
    expect(calibration).toMatchObject({ evaluatorVersion: '1', n: agreement.calibrationLabels });
    // Bad below a third instead of below a half: the chance of being bad falls.
    expect(calibration!.intercept).toBeLessThan(0);
    const read = await call(getCalibration, { params: { ...params, evaluator: QUESTION } }, as(ana));
    expect(read).toEqual({ calibration });
    expect((await fetch(`${api.url}${path}`, { method: 'DELETE', headers: OPERATOR })).status).toBe(200);
    expect((await fetch(`${api.url}${path}`, { method: 'DELETE', headers: OPERATOR })).status).toBe(404);
  });

  test('of raters counts what a second one said blind', async () => {
    const queue = { question: 'answer_relevance', strategy: 'uniform' as const };
    const pick = { spanId: 'llm', probability: 0.5, secondOpinion: true, answerAt: new Date() };
    const picks = ['a1', 'a2', 'a3', 'a4'].map((traceId) => ({ ...pick, traceId }));
    await api.controlPlane.labelPicks.add('shop', queue, picks);
    const take = (headers: Headers) => next(headers, 'uniform', queue.question);
    for (const verdict of ['good', 'bad', 'good', 'good']) {
      await label(OPERATOR, (await take(OPERATOR)).item!, verdict);
    }
    for (const verdict of ['good', 'bad', 'good', 'bad']) {
      const { item } = await take(bob);
      const list = await call(listLabels, { params, query: { traceId: item!.traceId } }, as(bob));
      expect(list.items.filter(({ question }) => question === queue.question)).toEqual([]);
      expect((await label(bob, item!, verdict)).others).toHaveLength(1);
    }
    const query = { question: queue.question };
    const { raters, confusion } = await call(getLabelAgreement, { params, query }, as(bob));
    // Observed 3/4, expected 3/4·2/4 + 1/4·2/4: κ is one half.
    expect(raters).toMatchObject({ pairs: 4, agreement: { value: 0.75 }, kappa: { value: 0.5, n: 4 } });
    expect(confusion).toBeNull();
    expect((await take(ana)).item).toBeNull();
  });
});
