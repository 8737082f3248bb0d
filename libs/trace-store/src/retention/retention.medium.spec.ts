import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFilledStore, type FilledStore } from '../testing/filled-store.js';
import { scoreRow, spanRow } from '../testing/rows.js';
import { clearContent, deleteOldRows } from './apply-retention.js';
import { previewRetention } from './preview-retention.js';
import { RETAINED_TABLE_NAMES } from './retained-tables.js';

let store: FilledStore;
const CUT = Date.UTC(2026, 2, 1);

beforeAll(async () => {
  store = await openFilledStore();
  for (const project of ['short', 'long']) {
    const texts = {
      project,
      input: '"what I asked"',
      input_excerpt: 'what I asked',
      output: '"an answer"',
      metadata: '{"who":"Ana"}',
      status_message: 'why',
      revisions: '{"at":5,"fields":{"metadata.who":4},"derived":["usage.total"]}',
      model: 'm1',
      total_tokens: 7,
      actor_id: 'ana',
    };
    const score = { project, explanation: 'because', evidence: '[]', metadata: '{}' };
    await store.storeSpans([
      spanRow({ ...texts, trace_id: 'old', start_time: '2026-01-05 12:00:00.000000' }),
      spanRow({ ...texts, trace_id: 'older', start_time: '2025-11-05 12:00:00.000000' }),
      spanRow({ ...texts, trace_id: 'new', start_time: '2026-03-05 12:00:00.000000' }),
    ]);
    await store.connection.insert('almenara.scores', [
      scoreRow({ ...score, id: 'old', at: '2026-01-05 12:00:00.000000' }),
      scoreRow({ ...score, id: 'new', at: '2026-03-05 12:00:00.000000' }),
    ]);
  }
});
afterAll(() => store.remove());

const read = (table: string, project: string) =>
  store.connection.query<Record<string, unknown>>(
    `SELECT * FROM almenara.${table} FINAL WHERE project = {project:String} ORDER BY ALL`,
    { project },
  );

async function apply(
  work: typeof clearContent,
  project: string,
  before: number,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of RETAINED_TABLE_NAMES)
    counts[table] = await work(store.connection, project, table, before);
  return counts;
}

test('content goes after its time while numbers and words stay, in this project alone, and once', async () => {
  const rules = { contentBefore: CUT, rowsBefore: undefined };
  expect(await previewRetention(store.connection, 'short', rules)).toEqual({
    content: { spans: 2, traces: 2, scores: 1, oldest: '2025-11-05T12:00:00.000000Z' },
    rows: { spans: 0, traces: 0, scores: 0, oldest: null },
  });
  const other = await read('spans', 'long');
  expect(await apply(clearContent, 'short', CUT)).toEqual({ spans: 2, traces: 2, scores: 1 });
  expect(await apply(clearContent, 'short', CUT)).toEqual({ spans: 0, traces: 0, scores: 0 });
  const spans = await read('spans', 'short');
  const old = spans.find(({ trace_id }) => trace_id === 'old');
  expect(old).toMatchObject({ input: '', output: '', metadata: '', input_excerpt: '', status_message: '' });
  expect(old).toMatchObject({ model: 'm1', total_tokens: 7, actor_id: 'ana' });
  expect(old!['revisions']).toBe('{"at":5,"derived":["usage.total"]}');
  expect(spans.find(({ trace_id }) => trace_id === 'new')).toMatchObject({ input: '"what I asked"' });
  const traces = await read('traces', 'short');
  expect(traces.map(({ input_excerpt }) => input_excerpt).sort()).toEqual(['', '', 'what I asked']);
  expect((await read('scores', 'short')).map(({ explanation }) => explanation).sort()).toEqual([
    '',
    'because',
  ]);
  expect(await read('spans', 'long')).toEqual(other);
  expect((await previewRetention(store.connection, 'short', rules)).content.spans).toBe(0);
});

test('content that a late event brought back is cleared by the next run', async () => {
  await store.storeSpans([
    spanRow({
      project: 'short',
      trace_id: 'old',
      input: '"said once more"',
      start_time: '2026-01-05 12:00:00.000000',
    }),
  ]);
  expect(await apply(clearContent, 'short', CUT)).toMatchObject({ spans: 1, traces: 1 });
  expect(JSON.stringify(await read('spans', 'short'))).not.toContain('said once more');
});

test('rows go after their time, in this project alone', async () => {
  const cut = Date.UTC(2025, 11, 1);
  const rules = { contentBefore: CUT, rowsBefore: cut };
  expect(await previewRetention(store.connection, 'long', rules)).toEqual({
    content: { spans: 1, traces: 1, scores: 1, oldest: '2026-01-05T12:00:00.000000Z' },
    rows: { spans: 1, traces: 1, scores: 0, oldest: '2025-11-05T12:00:00.000000Z' },
  });
  expect(await apply(deleteOldRows, 'long', cut)).toEqual({ spans: 1, traces: 1, scores: 0 });
  expect((await read('spans', 'long')).map(({ trace_id }) => trace_id).sort()).toEqual(['new', 'old']);
  expect(await read('spans', 'short')).toHaveLength(3);
  expect(await apply(deleteOldRows, 'long', cut)).toEqual({ spans: 0, traces: 0, scores: 0 });
});
