import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpanInput } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';
import { findLiveSpans, migrate, openTraceStore, type TraceStoreConnection } from '@almenara/trace-store';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arbitrarySpan } from '../merge/arbitrary-span.js';
import { logRecord } from './log-records.js';
import { storeBatch } from './store-batch.js';

const noon = Date.UTC(2026, 10, 20, 12);
let folder: string;
let store: TraceStoreConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-writer-'));
  store = await openTraceStore({ kind: 'embedded', folder });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** All that readers can see of a project. Versions differ with the way the events came; nothing else may. */
async function visible(project: string): Promise<unknown> {
  const rows = (table: string, columns: string, order: string) =>
    store.query(
      `SELECT * EXCEPT (project, version${columns}) FROM almenara.${table} FINAL WHERE project = {project:String} ORDER BY ${order}`,
      { project },
    );
  return {
    spans: await rows('spans', '', 'trace_id, span_id, start_time'),
    traces: await rows('traces', '', 'trace_id'),
    scores: await rows('scores', '', 'id'),
    losses: await rows('losses', '', 'sender, reason'),
    lossReports: await rows('loss_reports', '', 'sender, reason, count'),
  };
}

let projects = 0;
const nextProject = () => `p${++projects}`;

/** Delivers events to a fresh project, cut into batches of records, and reads back what is visible. */
async function deliver(batches: unknown[][][]): Promise<unknown> {
  const project = nextProject();
  let offset = 0;
  for (const batch of batches) {
    const records = batch.map((events) => logRecord(offset++, { project, events }));
    await storeBatch(store, 1, records);
  }
  return visible(project);
}

const score = fc.record(
  {
    kind: fc.constant('score' as const),
    id: fc.constantFrom('one', 'two'),
    at: fc.constantFrom(noon, noon + 1),
    name: fc.constantFrom('helpful', 'grounded'),
    value: fc.constantFrom(0, 0.5, 1),
    traceId: fc.constantFrom('t1', 't2'),
  },
  { requiredKeys: ['kind', 'id', 'at', 'name', 'value', 'traceId'] },
);
const loss = fc.record({
  kind: fc.constant('loss' as const),
  reason: fc.constantFrom('queue_full', 'rejected'),
  count: fc.integer({ min: 0, max: 9 }),
});
const span = arbitrarySpan({ traceIds: ['t1', 't2'], spanIds: ['s1', 's2', 's3'] });

describe('storeBatch on the embedded engine', () => {
  it(
    'ends in the same state for shuffled, duplicated, split and reversed delivery of the same events',
    { timeout: 180_000 },
    async () => {
      const events = fc.array(fc.oneof({ weight: 6, arbitrary: span }, score, loss), {
        minLength: 1,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(events, fc.infiniteStream(fc.nat()), async (list, random) => {
          const draw = (below: number) => random.next().value! % below;
          const expected = await deliver([[list]]);
          const shuffled = [...list, ...list.filter(() => draw(2) === 0)].sort(() => draw(3) - 1);
          const split: unknown[][][] = [];
          for (let rest = shuffled; rest.length > 0;) {
            const size = 1 + draw(4);
            const records = rest.slice(0, size).map((event) => [event]);
            split.push(draw(2) === 0 ? records : [records.flat()]);
            rest = rest.slice(size);
          }
          expect(await deliver(split)).toEqual(expected);
          expect(await deliver([[[...list].reverse()]])).toEqual(expected);
        }),
        { numRuns: 25 },
      );
    },
  );

  it('changes nothing when records are stored again after a crash before the commit, also with other batch limits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(span, { minLength: 2, maxLength: 10 }),
        fc.nat(),
        fc.nat(),
        async (list, a, b) => {
          const project = nextProject();
          const records = list.map((event, offset) => logRecord(offset, { project, events: [event] }));
          await storeBatch(store, 1, records);
          const expected = await visible(project);
          const from = a % records.length;
          const to = from + 1 + (b % (records.length - from));
          await storeBatch(store, 1, records.slice(from, to));
          expect(await visible(project)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('lets a writer that lost its partition and writes late change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 2, maxLength: 8 }), fc.nat(), async (list, cut) => {
        const project = nextProject();
        const records = list.map((event, offset) => logRecord(offset, { project, events: [event] }));
        const late = lateWriter();
        await late.start(records.slice(0, 1 + (cut % records.length)));
        await storeBatch(store, 1, records);
        const expected = await visible(project);
        await late.finish();
        expect(await visible(project)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('finds a span again right after its trace was recomputed', async () => {
    // The engine's cache of unmatched granules hid exactly this span: a model call of unknown usage.
    const project = nextProject();
    const event = { kind: 'span', traceId: 't', spanId: 's', at: noon, type: 'llm' };
    await storeBatch(store, 1, [logRecord(0, { project, events: [event] })]);
    expect(await findLiveSpans(store, project, [{ traceId: 't', spanId: 's' }])).toHaveLength(1);
  });

  it('heals a span that a crash left under two start times', async () => {
    const project = nextProject();
    const event = (fields: Partial<SpanInput>): unknown => ({
      kind: 'span',
      traceId: 't',
      spanId: 's',
      ...fields,
    });
    const early = logRecord(0, { project, events: [event({ at: noon, startTime: noon })] });
    const moved = logRecord(1, { project, events: [event({ at: noon + 1, startTime: noon + 1000 })] });
    await storeBatch(store, 1, [early]);
    const withoutDeletedRows: TraceStoreConnection = {
      ...bound(store),
      insert: (table, rows) =>
        store.insert(
          table,
          rows.filter((row) => (row as { is_deleted?: number }).is_deleted !== 1),
        ),
    };
    await storeBatch(withoutDeletedRows, 1, [moved]);
    expect(((await visible(project)) as { spans: unknown[] }).spans).toHaveLength(2);
    await storeBatch(store, 1, [moved]);
    expect(((await visible(project)) as { spans: unknown[] }).spans).toHaveLength(1);
  });

  it('keeps an event that does not follow the contract as a dead letter and stores its neighbours', async () => {
    const project = nextProject();
    const good = { kind: 'span', traceId: 't', spanId: 'good', at: noon };
    const content = { project, sender: 'app', sequence: 7, declared: 3, rejected: 0 };
    const outcome = await storeBatch(store, 1, [
      logRecord(0, { ...content, events: [good, { kind: 'span', traceId: 't' }, { kind: 'unheard' }] }),
    ]);
    expect(outcome).toMatchObject({ stored: 1, deadLettered: 2 });
    const letters = await store.query<{ reason: string; content: string }>(
      'SELECT reason, content FROM almenara.dead_letters FINAL WHERE project = {project:String} ORDER BY reason',
      { project },
    );
    expect(letters.map(({ reason }) => reason)).toEqual([
      'kind needs "kind" to be one of the known kinds',
      'spanId must be a string',
    ]);
    const ledger = await store.query(
      'SELECT declared, stored, dead_lettered, rejected FROM almenara.ledger FINAL WHERE project = {project:String}',
      { project },
    );
    expect(ledger).toEqual([{ declared: 3, stored: 1, dead_lettered: 2, rejected: 0 }]);
  });

  it('keeps a record that is not JSON as a dead letter of the project in its key', async () => {
    const project = nextProject();
    const broken: LogRecord = {
      ...logRecord(0, { project, events: [] }),
      value: new TextEncoder().encode('{oops'),
    };
    expect(await storeBatch(store, 1, [broken])).toMatchObject({ stored: 0, deadLettered: 1 });
    const letters = await store.query(
      'SELECT reason, content FROM almenara.dead_letters FINAL WHERE project = {project:String}',
      { project },
    );
    expect(letters).toEqual([{ reason: 'the log record is not JSON', content: '{oops' }]);
  });

  it('sets aside the one row that the engine refuses and stores the others', async () => {
    const project = nextProject();
    const events = Array.from({ length: 9 }, (_, index) => ({
      kind: 'span',
      traceId: 't',
      spanId: `s${index}`,
      at: noon,
      ...(index === 4 ? { name: 'refuse me' } : {}),
    }));
    // The gateway lets nothing through that the engine refuses, so the refusal is made here: a word for a number.
    const spoiled: TraceStoreConnection = {
      ...bound(store),
      insert: (table, rows) =>
        store.insert(
          table,
          rows.map((row) =>
            (row as { name?: string }).name === 'refuse me' ? { ...row, version: 'x' } : row,
          ),
        ),
    };
    expect(await storeBatch(spoiled, 1, [logRecord(0, { project, events })])).toMatchObject({
      stored: 8,
      deadLettered: 1,
    });
    expect(((await visible(project)) as { spans: unknown[] }).spans).toHaveLength(8);
  });

  it('counts tokens and money on the innermost model calls only', async () => {
    const project = nextProject();
    const call = (spanId: string, fields: object) => ({
      kind: 'span',
      traceId: 't',
      spanId,
      at: noon,
      ...fields,
    });
    await storeBatch(store, 1, [
      logRecord(0, {
        project,
        events: [
          call('root', { type: 'chain', usage: { total: 999 } }),
          call('wrapper', { type: 'llm', parentSpanId: 'root', usage: { input: 10, output: 5 } }),
          call('inner', {
            type: 'llm',
            parentSpanId: 'wrapper',
            usage: { input: 10, output: 5 },
            cost: { total: 2 },
          }),
          call('other', { type: 'llm', parentSpanId: 'root', usage: { total: 7 } }),
        ],
      }),
    ]);
    expect(((await visible(project)) as { traces: unknown[] }).traces).toMatchObject([
      { total_tokens: 22, input_tokens: 10, total_cost: 2, span_count: 4 },
    ]);
  });

  it('takes the outermost total where no model call tells one, and leaves unknown unknown', async () => {
    const project = nextProject();
    const events = [
      { kind: 'span', traceId: 'a', spanId: 'root', at: noon, type: 'agent', usage: { total: 40 } },
      { kind: 'span', traceId: 'a', spanId: 'call', at: noon, type: 'llm', parentSpanId: 'root' },
      { kind: 'span', traceId: 'b', spanId: 'root', at: noon, type: 'llm' },
    ];
    await storeBatch(store, 1, [logRecord(0, { project, events })]);
    expect(((await visible(project)) as { traces: unknown[] }).traces).toMatchObject([
      { total_tokens: 40, total_cost: null },
      { total_tokens: null, total_cost: null },
    ]);
  });
});

function bound(connection: TraceStoreConnection): TraceStoreConnection {
  return {
    query: (sql, parameters) => connection.query(sql, parameters),
    queryTexts: (sql, parameters) => connection.queryTexts(sql, parameters),
    insert: (table, rows) => connection.insert(table, rows),
    command: (sql, parameters) => connection.command(sql, parameters),
    ping: () => connection.ping(),
    close: () => connection.close(),
  };
}

/** Looks up and merges now, writes only when told to: a writer that was paused in between. */
function lateWriter() {
  const writes: (() => Promise<void>)[] = [];
  const paused: TraceStoreConnection = {
    ...bound(store),
    insert: async (table, rows) => void writes.push(() => store.insert(table, rows)),
    command: async (sql, parameters) => void writes.push(() => store.command(sql, parameters)),
  };
  return {
    start: (records: LogRecord[]) => storeBatch(paused, 1, records),
    finish: async () => {
      for (const write of writes) await write();
    },
  };
}
