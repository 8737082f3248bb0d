import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { scoreRow, spanRow } from '../testing/rows.js';
import { countScoredAnswers } from './count-scored-answers.js';
import { drawAnswers } from './draw-answers.js';
import { findAnswer } from './find-answer.js';
import { findUncertainAnswers } from './find-uncertain-answers.js';
import { findAnswerScore, listAnswerScores } from './list-answer-scores.js';

let store: FilledStore;
const WINDOW = { name: 'groundedness', from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 2) };
const DRAW = { ...WINDOW, count: 10, drawn: [], salt: 'salt' };

beforeAll(async () => {
  store = await openFilledStore();
  const answers = Array.from({ length: 40 }, (_, n) =>
    scoreRow({ id: `a${n}`, trace_id: `a${n}`, span_id: 's', value: n / 40, inclusion_probability: 0.5 }),
  );
  await store.connection.insert('almenara.scores', [
    ...answers,
    // The answer a0 was scored again, by a newer version.
    scoreRow({ id: 'b0', trace_id: 'a0', span_id: 's', value: 0.9, at: '2026-03-01 13:00:00.000000' }),
    scoreRow({ id: 'no-chance', trace_id: 'no-chance', span_id: 's', inclusion_probability: 0 }),
    scoreRow({ id: 'not', trace_id: 'not', span_id: 's', label: 'not_applicable' }),
    scoreRow({ id: 'none', trace_id: 'none', span_id: 's', value: null, label: 'supported' }),
    scoreRow({ id: 'whole', trace_id: 'whole', span_id: '' }),
    scoreRow({ id: 'human', trace_id: 'human', span_id: 's', source: 'human' }),
    scoreRow({ id: 'other', trace_id: 'other', span_id: 's', name: 'toxicity' }),
    scoreRow({ id: 'late', trace_id: 'late', span_id: 's', at: '2026-03-02 00:00:00.000000' }),
    scoreRow({ project: 'rival', id: 'r', trace_id: 'rival', span_id: 's' }),
  ]);
});
afterAll(() => store.remove());

describe('a uniform draw', () => {
  test('takes answers that were scored with a chance, each with the chance of the draw times that one', async () => {
    const drawn = await drawAnswers(store.connection, 'shop', DRAW);
    expect(drawn).toHaveLength(10);
    expect(new Set(drawn.map(({ traceId }) => traceId)).size).toBe(10);
    for (const { traceId, probability } of drawn) {
      expect(traceId).toMatch(/^a\d+$/);
      expect(probability).toBeCloseTo((traceId === 'a0' ? 1 : 0.5) * (10 / 40), 12);
    }
    expect(await drawAnswers(store.connection, 'rival', DRAW)).toEqual([
      { traceId: 'rival', spanId: 's', at: Date.UTC(2026, 2, 1, 12, 1), probability: 1 },
    ]);
  });

  test('is the same for one salt, and leaves out what was drawn before', async () => {
    const first = await drawAnswers(store.connection, 'shop', DRAW);
    expect(await drawAnswers(store.connection, 'shop', DRAW)).toEqual(first);
    const second = await drawAnswers(store.connection, 'shop', { ...DRAW, drawn: first, count: 100 });
    expect(second).toHaveLength(30);
    expect(second.every(({ probability }) => probability === 0.5 || probability === 1)).toBe(true);
    const both = [...first, ...second].map(({ traceId }) => traceId);
    expect(new Set(both).size).toBe(40);
  });

  test('gives each answer about the same chance over salts', async () => {
    const times = new Map<string, number>();
    for (let salt = 0; salt < 60; salt++) {
      for (const { traceId } of await drawAnswers(store.connection, 'shop', { ...DRAW, salt: `${salt}` }))
        times.set(traceId, (times.get(traceId) ?? 0) + 1);
    }
    // 60 draws of a quarter each: 15 expected, standard deviation 3.4. The salts are fixed, so the counts are too.
    expect(times.size).toBe(40);
    expect(Math.min(...times.values())).toBeGreaterThanOrEqual(4);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(27);
  });
});

test('the least certain answers come first, by their newest score, without a chance', async () => {
  const found = await findUncertainAnswers(store.connection, 'shop', { ...DRAW, count: 4, threshold: 0.5 });
  expect(found.map(({ traceId }) => traceId).sort()).toEqual(['a19', 'a20', 'a21', 'no-chance']);
  expect(found.map(({ probability }) => probability)).toEqual([null, null, null, null]);
  const rest = await findUncertainAnswers(store.connection, 'shop', {
    ...DRAW,
    drawn: found,
    count: 100,
    threshold: 0.5,
  });
  expect(rest).toHaveLength(37);
});

test('counts tell apart nothing scored and nothing scored with a chance', async () => {
  expect(await countScoredAnswers(store.connection, 'shop', WINDOW)).toEqual({ scored: 41, withChance: 40 });
  expect(await countScoredAnswers(store.connection, 'nobody', WINDOW)).toEqual({ scored: 0, withChance: 0 });
});

test('the score of an answer is its newest one, with the sentences that were read', async () => {
  const metadata = JSON.stringify({ sentences: [{ start: 0, end: 5, score: 0.2, more: 1 }] });
  const score = { trace_id: 'read', span_id: 's', evaluator_version: '2', label: 'unsupported' };
  await store.connection.insert('almenara.scores', [
    scoreRow({
      ...score,
      id: 'read',
      value: 0.2,
      metadata,
      explanation: 'why',
      at: '2026-04-01 12:00:00.000000',
    }),
    scoreRow({ ...score, id: 'odd', trace_id: 'odd', metadata: '{"sentences":"no"}' }),
  ]);
  const [listed] = await listAnswerScores(store.connection, 'shop', 'groundedness', ['read', 'none']);
  expect(listed).toEqual({
    traceId: 'read',
    spanId: 's',
    value: 0.2,
    label: 'unsupported',
    evaluatorVersion: '2',
  });
  const find = (traceId: string, project = 'shop') =>
    findAnswerScore(store.connection, project, 'groundedness', { traceId, spanId: 's' });
  expect(await find('read')).toEqual({
    ...listed,
    explanation: 'why',
    sentences: [{ start: 0, end: 5, score: 0.2 }],
  });
  expect((await find('odd'))?.sentences).toEqual([]);
  expect(await find('a0')).toMatchObject({ value: 0.9 });
  expect(await find('read', 'rival')).toBeUndefined();
});

test('an answer is read with its question and the documents it could rest on', async () => {
  const documents = (id: string) => JSON.stringify([{ id, content: `text of ${id}` }]);
  const output = '[{"role":"assistant","content":"Thirty days."}]';
  await store.storeSpans([
    spanRow({
      trace_id: 'q',
      span_id: 'llm',
      query: 'How long?',
      output,
      start_time: '2026-03-01 12:00:02.000000',
    }),
    spanRow({
      trace_id: 'q',
      span_id: 'r',
      type: 'retriever',
      document_count: 1,
      documents: documents('first'),
    }),
    spanRow({
      trace_id: 'q',
      span_id: 'k',
      type: 'reranker',
      document_count: 1,
      documents: documents('best'),
    }),
    spanRow({ trace_id: 'q', span_id: 'own', output, document_count: 1, documents: documents('own') }),
    spanRow({ trace_id: 'cleared', span_id: 'llm', output: '', output_excerpt: '' }),
  ]);
  const find = (traceId: string, spanId: string) => findAnswer(store.connection, 'shop', { traceId, spanId });
  expect(await find('q', 'llm')).toEqual({
    startTime: Date.UTC(2026, 2, 1, 12, 0, 2),
    question: { text: 'How long?', isCut: false },
    text: { text: 'Thirty days.', isCut: false },
    documents: [{ id: 'best', content: 'text of best' }],
  });
  expect((await find('q', 'own'))?.documents.map(({ id }) => id)).toEqual(['own']);
  expect(await find('cleared', 'llm')).toBeUndefined();
  expect(await find('q', 'nobody')).toBeUndefined();
});
