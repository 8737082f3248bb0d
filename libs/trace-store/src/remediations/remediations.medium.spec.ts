import type { Criterion, Segment } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScoreRow, SpanRow } from '../rows.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { scoreRow, spanRow } from '../testing/rows.js';
import { toStoreTime } from '../time.js';
import { countMarkedAnswers } from './count-marked-answers.js';
import { findUsualVersion } from './find-usual-version.js';
import { type JudgedAnswerQuery, listJudgedAnswers } from './list-judged-answers.js';

let store: FilledStore;
const noon = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;
const metric: Criterion['metric'] = {
  score: 'groundedness',
  evaluator: 'groundedness',
  evaluatorVersion: '2',
  badLabels: ['unsupported'],
};
const topics: Segment = { kind: 'topics', topics: [{ terms: ['gift card', 'refund'] }], least: 1 };
const query: JudgedAnswerQuery = {
  metric,
  versions: 'pinned',
  segment: topics,
  part: 'inside',
  since: noon,
  until: noon + 60 * MINUTE,
  limit: 100,
  order: 'time',
};

/** A trace as a RAG application makes it: a root that was asked, a search, and an answer. */
function asked(
  id: string,
  question: string,
  minute: number,
  call: Partial<SpanRow> = {},
  search: Partial<SpanRow> = {},
) {
  const start_time = toStoreTime(noon + minute * MINUTE);
  const at = { trace_id: id, start_time };
  return [
    spanRow({ ...at, span_id: 'root', type: 'chain', input_excerpt: question, actor_id: `user ${id}` }),
    spanRow({
      ...at,
      span_id: 'search',
      parent_span_id: 'root',
      type: 'retriever',
      query: question,
      ...search,
    }),
    spanRow({
      ...at,
      span_id: 'call',
      parent_span_id: 'root',
      type: 'llm',
      input_excerpt: `Passages about a refund. ${question}`,
      output_excerpt: 'an answer',
      model: 'm1',
      ...call,
    }),
  ];
}
const score = (trace_id: string, label: string, told: Partial<ScoreRow> = {}): ScoreRow =>
  scoreRow({
    id: `${trace_id} ${told.evaluator_version ?? '2'}`,
    trace_id,
    span_id: 'call',
    at: toStoreTime(noon + 30 * MINUTE),
    evaluator_version: '2',
    label,
    ...told,
  });

beforeAll(async () => {
  store = await openFilledStore();
  const spans = [
    ...asked('a', 'Where is my REFUND?', 1, { index_version: 'kb-7' }),
    ...asked('b', 'I lost a gift card!', 2, {}, { index_version: 'kb-8' }),
    ...asked('c', 'Refunding, giftcard, opening hours', 3, { index_version: 'kb-8', model: 'm2' }),
    ...asked('d', 'a refund, please', 4, { index_version: 'kb-8' }),
    ...asked('e', 'a refund of another day', -2000, { index_version: 'kb-8' }),
    ...asked('f', 'refund with two indices', 5, {}, { index_version: 'kb-8' }),
    spanRow({
      trace_id: 'f',
      span_id: 'old',
      type: 'retriever',
      index_version: 'kb-7',
      start_time: toStoreTime(noon + 5 * MINUTE),
    }),
  ];
  await store.storeSpans([...spans, ...spans.map((row) => ({ ...row, project: 'rival' }))]);
  const scores = [
    score('a', 'unsupported'),
    score('b', 'supported'),
    score('b', 'unsupported', { evaluator_version: '3' }),
    score('c', 'supported', { inclusion_probability: 0.25 }),
    score('d', 'unsupported', { evaluator_version: '1' }),
    score('e', 'supported'),
    score('f', 'supported'),
  ];
  await store.connection.insert('almenara.scores', [
    ...scores,
    ...scores.map((row) => ({ ...row, project: 'rival', label: 'unsupported' })),
  ]);
});
afterAll(() => store.remove());

const minutesOf = async (told: Partial<JudgedAnswerQuery> = {}, project = 'shop') =>
  (await listJudgedAnswers(store.connection, project, { ...query, ...told })).map(({ at, bad }) => [
    (at - noon) / MINUTE,
    bad,
  ]);
const kb8 = { field: 'indexVersion', value: 'kb-8' } as const;

describe('answers that a verification counts', () => {
  test('are those whose question holds the terms as whole words, whatever was pasted around it', async () => {
    expect(await minutesOf()).toEqual([
      [1, 1],
      [2, 0],
      [5, 0],
    ]);
    expect(await minutesOf({ part: 'outside' })).toEqual([[3, 0]]);
    expect(await minutesOf({ part: 'all' })).toHaveLength(4);
    expect(await minutesOf({ segment: null, part: 'outside' })).toEqual([]);
    const both: Segment = { kind: 'topics', topics: [{ terms: ['gift card', 'refund'] }], least: 2 };
    expect(await minutesOf({ segment: both })).toEqual([]);
  });

  test('carry the marker on their span, or on their trace where that names no other', async () => {
    expect(await minutesOf({ marker: kb8 })).toEqual([[2, 0]]);
    expect(await minutesOf({ marker: { field: 'indexVersion', value: 'kb-7' } })).toEqual([[1, 1]]);
    expect(await minutesOf({ marker: { field: 'model', value: 'm2' }, part: 'all' })).toEqual([[3, 0]]);
    expect(await minutesOf({ marker: { field: 'indexVersion', value: null } })).toEqual([]);
    const without = (told: Partial<JudgedAnswerQuery>) => minutesOf({ order: 'newest', ...told });
    expect(await without({ without: kb8 })).toEqual([
      [5, 0],
      [1, 1],
    ]);
    expect(await without({ without: kb8, limit: 1 })).toEqual([[5, 0]]);
    expect(await without({ without: { field: 'model', value: 'm2' }, part: 'outside' })).toEqual([]);
    const countKb8 = (since: number) =>
      countMarkedAnswers(store.connection, 'shop', kb8, { since, until: noon + 60 * MINUTE });
    expect(await countKb8(noon)).toBe(3);
    expect(await countKb8(noon + 4 * MINUTE)).toBe(1);
  });

  test('are judged by the pinned version alone, with their chance of being judged', async () => {
    expect(await minutesOf({ versions: 'others' })).toEqual([
      [2, 1],
      [4, 1],
    ]);
    const [found] = await listJudgedAnswers(store.connection, 'shop', { ...query, part: 'outside' });
    expect(found).toMatchObject({ probability: 0.25, bad: 0 });
  });

  test('can be cut by the value of a dimension', async () => {
    const segment = { kind: 'value', dimension: 'model', value: 'm2' } as const;
    expect(await minutesOf({ segment })).toEqual([[3, 0]]);
    expect(await minutesOf({ segment, part: 'outside' })).toHaveLength(3);
  });

  test('are told by whom they went to, and equal questions have one hash', async () => {
    const rows = await listJudgedAnswers(store.connection, 'shop', { ...query, part: 'all', order: 'actor' });
    expect(new Set(rows.map(({ actor }) => actor)).size).toBe(4);
    expect(rows.map(({ actor }) => actor)).toEqual(rows.map(({ actor }) => actor).toSorted());
    expect(new Set(rows.map(({ question }) => question)).size).toBe(4);
    expect(await minutesOf({ limit: 1 })).toEqual([[1, 1]]);
  });

  test('are those of the project, and a project without any has none', async () => {
    expect((await minutesOf({}, 'rival')).map(([, bad]) => bad)).toEqual([1, 1, 1]);
    expect(await minutesOf({}, 'nobody')).toEqual([]);
  });
});

test('the usual version is the one that most spans carry', async () => {
  const range = { since: noon, until: noon + 60 * MINUTE };
  expect(await findUsualVersion(store.connection, 'shop', 'indexVersion', range)).toBe('kb-8');
  expect(await findUsualVersion(store.connection, 'shop', 'model', range)).toBe('m1');
  expect(await findUsualVersion(store.connection, 'nobody', 'model', range)).toBeUndefined();
});
