import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScoreRow, SpanRow } from '../rows.js';
import { toStoreTime } from '../time.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { scoreRow, spanRow } from '../testing/rows.js';
import { getQuality } from './get-quality.js';
import { listBlamedDocuments } from './list-blamed-documents.js';
import { listEvaluatorVersions } from './list-evaluator-versions.js';
import { listWorstAnswers } from './list-worst-answers.js';

let store: FilledStore;
const noon = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;
const day = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
const failing = { labels: ['unsupported'] };
const options = {
  evaluator: 'groundedness',
  versions: ['2', '1'],
  failing,
  timeZone: 'UTC',
  bucketSeconds: 3600,
};
const choice = { evaluator: 'groundedness', failing };

function answer(id: string, told: Partial<SpanRow> = {}, at = noon): SpanRow {
  return spanRow({
    trace_id: id,
    span_id: `${id}-llm`,
    type: 'llm',
    start_time: toStoreTime(at),
    input_excerpt: `question ${id}`,
    output_excerpt: `answer ${id}`,
    ...told,
  });
}

function score(id: string, told: Partial<ScoreRow> = {}): ScoreRow {
  return scoreRow({
    id: `groundedness-${id}-${told.evaluator_version ?? '1'}`,
    trace_id: id,
    span_id: `${id}-llm`,
    evaluator: 'groundedness',
    evaluator_version: '1',
    label: 'supported',
    value: 0.9,
    ...told,
  });
}
const bad = { label: 'unsupported', value: 0.1 };
const storeScores = (rows: ScoreRow[]) => store.connection.insert('almenara.scores', rows);

beforeAll(async () => {
  store = await openFilledStore();
  await store.storeSpans([
    answer('a', { model: 'x', variant: 'v1', prompt_name: 'p', prompt_version: '1', environment: 'prod' }),
    answer('b', { model: 'x', variant: 'v2' }),
    answer('c', { model: 'y', variant: 'v2' }, noon + HOUR),
    answer('d', { model: 'y', session_id: 'of d' }, noon + HOUR),
    answer('unscored', { model: 'y' }),
    answer('silent', { output_excerpt: '' }),
    answer('old', {}, noon - 48 * HOUR),
    spanRow({ trace_id: 'a', span_id: 'root', type: 'chain', output_excerpt: 'answer a' }),
    answer('a', { project: 'rival' }),
  ]);
  await storeScores([
    // Said first as bad; the later row of the same id holds.
    score('a', { ...bad, version: '10' }),
    score('a', { version: '11' }),
    // Scored again under another id, because documents came later.
    score('b', { version: '12' }),
    score('b', { ...bad, id: 'groundedness-b-again', version: '13' }),
    score('c', { ...bad, inclusion_probability: 0.25, metadata: '{"note":"English model","language":"es"}' }),
    score('d', { label: 'not_applicable', value: null }),
    score('old', bad),
    score('c', { evaluator_version: '2', value: 0.8, at: '2026-03-01 14:00:00.000000' }),
    score('d', { evaluator_version: '2', ...bad, inclusion_probability: 0 }),
    score('a', { id: 'by hand', source: 'human', ...bad }),
    score('b', { id: 'other', name: 'refusal', label: '', value: 0.2, evaluator: 'refusal' }),
    score('a', { project: 'rival', ...bad }),
    score('gone', bad),
  ]);
});
afterAll(() => store.remove());

describe('getQuality', () => {
  test('adds up the newest score of each answer by version, weighing by the inverse probability', async () => {
    const { versions, eligible } = await getQuality(store.connection, 'shop', day, options);
    expect(eligible).toBe(5);
    expect(versions.toSorted((a, b) => (a.version < b.version ? -1 : 1))).toEqual([
      {
        version: '1',
        scored: 4,
        notApplicable: 1,
        unweighted: 0,
        n: 3,
        bad: 2,
        weight: 6,
        weightedBad: 5,
        squaredWeight: 18,
        squaredWeightedBad: 17,
        greatestWeight: 4,
      },
      {
        version: '2',
        scored: 2,
        notApplicable: 0,
        unweighted: 1,
        n: 1,
        bad: 0,
        weight: 1,
        weightedBad: 0,
        squaredWeight: 1,
        squaredWeightedBad: 0,
        greatestWeight: 1,
      },
    ]);
  });

  test('tells versions apart over time, at the time of the answers', async () => {
    const { points } = await getQuality(store.connection, 'shop', day, options);
    expect(points.map(({ time, version, n, bad: count }) => [time, version, n, count])).toEqual(
      expect.arrayContaining([
        ['2026-03-01T12:00:00Z', '1', 2, 1],
        ['2026-03-01T13:00:00Z', '1', 1, 1],
        ['2026-03-01T13:00:00Z', '2', 1, 0],
      ]),
    );
    expect(points).toHaveLength(3);
  });

  test('cuts the time into few buckets where few answers are', async () => {
    const { bucketSeconds } = await getQuality(store.connection, 'shop', day, {
      ...options,
      bucketSeconds: undefined,
    });
    expect(bucketSeconds).toBe(6 * 3600);
  });

  test('groups by what the answer itself tells', async () => {
    const { groups } = await getQuality(store.connection, 'shop', day, { ...options, versions: ['1'] });
    const told = (group: keyof typeof groups) =>
      Object.fromEntries(groups[group].map(({ key, n, bad: count }) => [key, [n, count]]));
    expect(told('model')).toEqual({ x: [2, 1], y: [1, 1] });
    expect(told('variant')).toEqual({ v1: [1, 0], v2: [2, 2], '': [0, 0] });
    expect(told('prompt')).toEqual({ 'p:1': [1, 0], '': [2, 2] });
    expect(told('environment')).toEqual({ prod: [1, 0], '': [2, 2] });
  });

  test.each([
    [{ model: ['x'] }, 2],
    [{ session: ['of d'] }, 1],
    [{ model: ['x'], session: ['of d'] }, 0],
    [{ text: 'no such text' }, 0],
    [{ prompt: ['p:1'] }, 1],
  ])('keeps to the answers of %j', async (filter, scored) => {
    const { versions } = await getQuality(
      store.connection,
      'shop',
      { ...day, ...filter },
      { ...options, versions: ['1'] },
    );
    expect(versions[0]?.scored ?? 0).toBe(scored);
  });

  test('of an evaluator without known labels, values below one half are bad', async () => {
    const { versions } = await getQuality(store.connection, 'shop', day, {
      ...options,
      evaluator: 'refusal',
      versions: ['1'],
      failing: {},
    });
    expect(versions).toMatchObject([{ n: 1, bad: 1, notApplicable: 0 }]);
  });

  test('an evaluator that scored nothing has no rate, and the answers are still counted', async () => {
    const quality = await getQuality(store.connection, 'shop', day, { ...options, versions: [] });
    expect(quality).toMatchObject({ eligible: 5, versions: [], points: [], groups: { model: [] } });
  });

  test.each([
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ bucketSeconds: 1 }, 'bucketSeconds'],
  ])('refuses %j', async (wrong, field) => {
    await expect(getQuality(store.connection, 'shop', day, { ...options, ...wrong })).rejects.toMatchObject({
      field,
    });
  });
});

describe('listEvaluatorVersions', () => {
  test('tells evaluators alone, the version heard of last first', async () => {
    const versions = await listEvaluatorVersions(store.connection, 'shop', day.from);
    expect(versions.map(({ evaluator, version }) => `${evaluator} ${version}`)).toEqual([
      'groundedness 2',
      'groundedness 1',
      'refusal 1',
    ]);
    expect(versions[0]!.lastAt).toBe('2026-03-01T14:00:00.000000Z');
    expect(await listEvaluatorVersions(store.connection, 'shop', '2026-06-01T00:00:00Z')).toEqual([]);
  });
});

describe('listWorstAnswers', () => {
  test('pages through failing answers, the lowest value first, each by its newest score', async () => {
    const list = (version: string | undefined, cursor?: string) =>
      listWorstAnswers(
        store.connection,
        'shop',
        day,
        { ...choice, version },
        { limit: 1, ...(cursor ? { cursor } : {}) },
      );
    const first = await list('1');
    expect(first.items).toMatchObject([
      {
        traceId: 'b',
        spanId: 'b-llm',
        value: 0.1,
        label: 'unsupported',
        version: '1',
        model: 'x',
        variant: 'v2',
        note: null,
        answer: 'answer b',
        startTime: '2026-03-01T12:00:00.000000Z',
      },
    ]);
    const second = await list('1', first.nextCursor!);
    expect(second.items).toMatchObject([{ traceId: 'c', note: 'English model' }]);
    expect(second.nextCursor).toBeNull();
    // Version 2 judged c again, and well; a pick without a chance is no part of a rate, yet a bad answer.
    const newest = [...(await list(undefined)).items];
    expect(newest.map(({ traceId }) => traceId)).toEqual(['b']);
    expect((await list('2')).items).toMatchObject([{ traceId: 'd', version: '2' }]);
  });

  test('refuses a cursor of another list', async () => {
    const cursor = Buffer.from('["a"]').toString('base64url');
    await expect(
      listWorstAnswers(store.connection, 'shop', day, choice, { limit: 1, cursor }),
    ).rejects.toMatchObject({ field: 'cursor' });
  });

  test('shows nothing of another project', async () => {
    const { items } = await listWorstAnswers(store.connection, 'rival', day, choice, { limit: 9 });
    expect(items.map(({ traceId }) => traceId)).toEqual(['a']);
    expect(await listWorstAnswers(store.connection, 'nobody', day, choice, { limit: 9 })).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});

describe('listBlamedDocuments', () => {
  test('counts each answer once under each document of its trace', async () => {
    const documents = (...ids: string[]) => JSON.stringify(ids.map((id) => ({ id, content: 'text' })));
    const retrieval = (trace: string, ...ids: string[]) =>
      spanRow({
        project: 'library',
        trace_id: trace,
        span_id: `${trace}-${ids.length}`,
        type: 'retriever',
        documents: documents(...ids),
      });
    const project = 'library';
    await store.storeSpans([
      ...['a', 'b', 'c', 'bare'].map((id) => answer(id, { project })),
      retrieval('a', 'good', 'old'),
      retrieval('b', 'good', 'old'),
      // Re-ranked: the same document again is one document.
      retrieval('b', 'old'),
      spanRow({ ...retrieval('c', 'good'), documents: '[{"id":"good"},{"content":"no id"}]' }),
      spanRow({ ...retrieval('a', 'secret'), project: 'rival' }),
    ]);
    await storeScores([
      score('a', { project, ...bad, inclusion_probability: 0.5 }),
      score('b', { project, ...bad }),
      score('c', { project }),
      score('bare', { project, ...bad }),
    ]);
    const blamed = await listBlamedDocuments(store.connection, project, day, {
      ...choice,
      leastAnswers: 1,
      mostDocuments: 10,
    });
    expect(blamed.all).toMatchObject({ n: 3, bad: 2, weight: 4, weightedBad: 3 });
    expect(blamed.documents).toEqual([
      expect.objectContaining({
        documentId: 'good',
        n: 3,
        bad: 2,
        weight: 4,
        weightedBad: 3,
        squaredWeight: 6,
      }),
      expect.objectContaining({ documentId: 'old', n: 2, bad: 2, weight: 3, weightedBad: 3 }),
    ]);
    const few = await listBlamedDocuments(store.connection, project, day, {
      ...choice,
      leastAnswers: 3,
      mostDocuments: 10,
    });
    expect(few.documents.map(({ documentId }) => documentId)).toEqual(['good']);
  });
});
