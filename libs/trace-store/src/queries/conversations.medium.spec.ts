import { conversationSchema, filterSchema, turnSchema } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpanRow } from '../rows.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { scoreRow, spanRow } from '../testing/rows.js';
import { toStoreTime } from '../time.js';
import { getConversation } from './get-conversation.js';
import { listConversations } from './list-conversations.js';
import { listTurns } from './list-turns.js';

let store: FilledStore;
const noon = Date.UTC(2026, 2, 1, 12);
const at = (seconds: number): string => toStoreTime(noon + seconds * 1000);
const HOSTILE = ["it's", 'a/b%2Fc', '"; DROP TABLE almenara.spans --', '会話 🗨️', '\\', 'x'.repeat(200)];

/** A turn: a chain with a question and an answer, and below it a call that used and cost something. */
function turn(session: string, seconds: number, told: Partial<SpanRow> = {}, call: Partial<SpanRow> = {}) {
  const trace_id = `${session}-${seconds}`;
  const common = { trace_id, session_id: session, start_time: at(seconds) };
  const text = `question ${seconds} of ${session}`;
  return [
    spanRow({
      ...common,
      span_id: 'root',
      type: 'chain',
      status: 'ok',
      end_time: at(seconds + 1),
      latency_ms: 1000,
      input: JSON.stringify(text),
      input_excerpt: text,
      output: JSON.stringify('answer'),
      output_excerpt: 'answer',
      ...told,
    }),
    spanRow({
      ...common,
      span_id: 'call',
      parent_span_id: 'root',
      type: 'llm',
      model: 'm1',
      input_tokens: 10,
      output_tokens: 5,
      total_tokens: 15,
      ...call,
      project: told.project ?? 'shop',
    }),
  ];
}

beforeAll(async () => {
  store = await openFilledStore();
  await store.storeSpans([
    ...turn('chat', 0, { actor_id: 'ada' }, { total_cost: 0.5, cost_currency: 'USD' }),
    ...turn(
      'chat',
      60,
      { actor_id: 'ada', status: 'error', status_message: 'out of luck', output: '' },
      { model: 'm2' },
    ),
    ...turn('chat', 120, { actor_id: 'bob' }, { total_cost: 0.25, cost_currency: 'USD' }),
    ...turn('other', 90, {}, { input_tokens: null, output_tokens: null, total_tokens: null }),
    ...turn('two currencies', 10, {}, { total_cost: 1, cost_currency: 'USD' }),
    ...turn('two currencies', 11, {}, { total_cost: 1, cost_currency: 'EUR' }),
    ...HOSTILE.flatMap((id, index) => turn(id, -1000 - index)),
    ...turn('chat', 300, { project: 'rival', input: '"rival secret"', input_excerpt: 'rival secret' }),
    spanRow({ trace_id: 'no session', start_time: at(500) }),
  ]);
  await store.connection.insert('almenara.scores', [
    scoreRow({
      id: 'of-session',
      trace_id: '',
      session_id: 'chat',
      name: 'solved',
      value: null,
      label: 'yes',
    }),
    scoreRow({ id: 'of-trace', trace_id: 'chat-0', session_id: 'chat', name: 'helpful' }),
    scoreRow({ id: 'rival', project: 'rival', trace_id: '', session_id: 'chat', name: 'rival secret' }),
  ]);
}, 60_000);
afterAll(() => store.remove());

const list = (
  query: Record<string, unknown> = {},
  page: { limit: number; cursor?: string } = { limit: 50 },
) => listConversations(store.connection, 'shop', filterSchema.parse(query), page);
const ids = async (query: Record<string, unknown>) =>
  (await list(query)).items.map(({ sessionId }) => sessionId);
const turns = (session: string, options: Partial<Parameters<typeof listTurns>[3]> = {}) =>
  listTurns(store.connection, 'shop', session, { order: 'oldest', limit: 20, ...options });

describe('listConversations', () => {
  test('tells the latest active first, with sums of what is known and null for what is not', async () => {
    const { items } = await list();
    expect(items.map(({ sessionId }) => sessionId)).toEqual(['chat', 'other', 'two currencies', ...HOSTILE]);
    for (const item of items) expect(conversationSchema.parse(item)).toEqual(item);
    expect(items[0]).toEqual({
      sessionId: 'chat',
      actorId: 'ada',
      actorCount: 2,
      firstTime: '2026-03-01T12:00:00.000000Z',
      lastTime: '2026-03-01T12:02:00.000000Z',
      traceCount: 3,
      errorCount: 1,
      usage: { input: 30, output: 15, total: 45 },
      cost: { total: 0.75, currency: 'USD', known: 2 },
      models: ['m1', 'm2'],
      firstInputExcerpt: 'question 0 of chat',
    });
    expect(items[1]).toMatchObject({
      actorId: null,
      usage: { input: null, output: null, total: null },
      cost: { total: null, currency: null, known: 0 },
    });
    expect(items[2]!.cost).toMatchObject({ total: null, known: 2 });
  });

  test('is narrowed by the filters of traces, and counts whole sessions all the same', async () => {
    expect(await ids({ model: ['m2'] })).toEqual(['chat']);
    expect(await ids({ status: ['error'] })).toEqual(['chat']);
    expect(await ids({ actor: ['bob'] })).toEqual(['chat']);
    expect(await ids({ text: 'QUESTION 90' })).toEqual(['other']);
    expect(await ids({ session: HOSTILE })).toEqual(HOSTILE);
    expect(await ids({ from: new Date(noon + 100_000).toISOString() })).toEqual(['chat']);
    expect((await list({ model: ['m2'] })).items[0]!.traceCount).toBe(3);
    expect(await ids({ model: ['none'] })).toEqual([]);
  });

  test('pages tell each session once', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await list({}, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ sessionId }) => sessionId));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['chat', 'other', 'two currencies', ...HOSTILE]);
  });

  test('a trace that moved to another session is told there alone', async () => {
    await store.storeSpans(turn('before', 700));
    await store.storeSpans(turn('before', 700, { session_id: 'after' }, { session_id: 'after' }));
    expect(await ids({ from: new Date(noon + 650_000).toISOString() })).toEqual(['after']);
    expect(await getConversation(store.connection, 'shop', 'before')).toBeUndefined();
    expect((await turns('before')).items).toEqual([]);
    await store.storeSpans(turn('before', 700, { session_id: '' }, { session_id: '' }));
  });
});

describe('getConversation', () => {
  test('tells the scores of the session, not those of its traces nor of other projects', async () => {
    const found = await getConversation(store.connection, 'shop', 'chat');
    expect(found!.session.traceCount).toBe(3);
    expect(found!.scores.map(({ name, label }) => [name, label])).toEqual([['solved', 'yes']]);
  });

  test.each(HOSTILE)('finds the session %s', async (id) => {
    expect((await getConversation(store.connection, 'shop', id))!.session.sessionId).toBe(id);
    expect((await turns(id)).items).toHaveLength(1);
  });

  test.each(['', 'nobody', "' OR 1=1 --"])('knows no session “%s”', async (id) => {
    expect(await getConversation(store.connection, 'shop', id)).toBeUndefined();
  });
});

describe('listTurns', () => {
  test('tells what was said in each trace, in the order of time', async () => {
    const { items } = await turns('chat');
    for (const item of items) expect(turnSchema.parse(item)).toEqual(item);
    expect(
      items.map(({ input, output, statusMessage }) => [input?.text, output?.text, statusMessage]),
    ).toEqual([
      ['question 0 of chat', 'answer', null],
      ['question 60 of chat', 'answer', 'out of luck'],
      ['question 120 of chat', 'answer', null],
    ]);
    const newest = await turns('chat', { order: 'newest' });
    expect(newest.items.map(({ trace }) => trace.traceId)).toEqual(['chat-120', 'chat-60', 'chat-0']);
  });

  test('reads messages apart from instructions and history, and tells the beginning of what is too long', async () => {
    const history = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'first' },
      { role: 'assistant', content: 'one' },
      { role: 'user', content: 'second' },
    ];
    await store.storeSpans([
      ...turn('messages', 900, { input: JSON.stringify(history), input_excerpt: 'second' }),
      ...turn('messages', 901, { input: JSON.stringify('long '.repeat(40_000)), input_excerpt: 'long long' }),
      ...turn('messages', 902, { input: '', input_excerpt: '', output: '', output_excerpt: '' }),
    ]);
    const { items } = await turns('messages');
    expect(items[0]).toMatchObject({
      system: { text: 'Be kind.', isCut: false },
      input: { text: 'second', isCut: false },
      earlierMessages: 2,
    });
    expect(items[1]!.input).toEqual({ text: 'long long', isCut: true });
    expect(items[2]).toMatchObject({ input: null, output: null });
    await store.storeSpans(
      [900, 901, 902].flatMap((seconds) => turn('messages', seconds, { session_id: '' }, { session_id: '' })),
    );
  });

  test('takes the answer of the root, else the last one of a model, and never that of a tool', async () => {
    const common = { session_id: 'answers', input_excerpt: 'q', input: '"q"' };
    const child = (trace_id: string, n: number, type: string, told: Partial<SpanRow> = {}) =>
      spanRow({
        ...common,
        trace_id,
        span_id: `c${n}`,
        parent_span_id: 'root',
        type,
        start_time: at(1500 + n),
        output: `"${type} ${n}"`,
        output_excerpt: `${type} ${n}`,
        ...told,
      });
    const root = (trace_id: string, output: string) =>
      child(trace_id, 0, 'agent', {
        span_id: 'root',
        parent_span_id: '',
        output: output && JSON.stringify(output),
        output_excerpt: output,
      });
    await store.storeSpans([
      root('tools alone', ''),
      child('tools alone', 1, 'tool'),
      root('models', ''),
      child('models', 1, 'llm'),
      child('models', 2, 'llm'),
      child('models', 3, 'retriever'),
      root('whole', 'of the root'),
      child('whole', 1, 'llm'),
    ]);
    const { items } = await turns('answers');
    expect(Object.fromEntries(items.map(({ trace, output }) => [trace.traceId, output?.text]))).toEqual({
      'tools alone': undefined,
      models: 'llm 2',
      whole: 'of the root',
    });
    await store.storeSpans(
      ['tools alone', 'models', 'whole'].map((id) => ({ ...root(id, ''), session_id: '' })),
    );
  });

  test('tells the first steps of a turn and how many there are, without its calls', async () => {
    const trace = { trace_id: 'agent-1000', session_id: 'agent', start_time: at(1000) };
    const steps = Array.from({ length: 30 }, (_, n) =>
      spanRow({
        ...trace,
        span_id: `tool-${n}`,
        parent_span_id: 'root',
        type: n === 0 ? 'retriever' : 'tool',
        name: 'search',
        start_time: at(1000 + n),
        status: n === 1 ? 'error' : 'ok',
        status_message: n === 1 ? 'no result' : '',
        document_count: n === 0 ? 4 : 0,
        input_excerpt: `arguments ${n}`,
      }),
    );
    await store.storeSpans([
      ...turn('agent', 1000),
      ...steps,
      { ...steps[29]!, span_id: 'gone', is_deleted: 1 },
    ]);
    const [item] = (await turns('agent')).items;
    expect(item!.stepCount).toBe(30);
    expect(item!.steps).toHaveLength(20);
    expect(item!.steps[0]).toMatchObject({
      type: 'retriever',
      documentCount: 4,
      inputExcerpt: 'arguments 0',
    });
    expect(item!.steps[1]).toMatchObject({ status: 'error', statusMessage: 'no result' });
  });

  test(
    'pages through a session of ten thousand traces, each once, and bounds what a page reads',
    { timeout: 120_000 },
    async () => {
      const rows = Array.from({ length: 10_000 }, (_, n) =>
        spanRow({
          trace_id: `long-${String(n).padStart(5, '0')}`,
          session_id: 'long',
          start_time: at(2000 + (n >> 1)),
          input: JSON.stringify(`question ${n}`),
          input_excerpt: `question ${n}`,
        }),
      );
      await store.storeSpans(rows);
      const seen = new Set<string>();
      let longest = 0;
      let cursor: string | undefined;
      do {
        const begun = performance.now();
        const page = await turns('long', { limit: 100, cursor });
        longest = Math.max(longest, performance.now() - begun);
        for (const { trace, input } of page.items) {
          seen.add(trace.traceId);
          expect(input!.text).toBe(`question ${Number(trace.traceId.slice(5))}`);
        }
        cursor = page.nextCursor ?? undefined;
      } while (cursor && seen.size < 1000);
      expect(seen.size).toBe(1000);
      const last = await turns('long', { order: 'newest', limit: 1 });
      expect(last.items[0]!.trace.traceId).toBe('long-09999');
      const [first] = (await list()).items;
      expect(first).toMatchObject({ sessionId: 'long', traceCount: 10_000 });
      expect(longest).toBeLessThan(5000);
    },
  );
});
