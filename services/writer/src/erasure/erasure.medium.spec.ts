import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErasureKind } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';
import {
  beginErasure,
  countAllErased,
  deleteErased,
  ERASED_STORE_NAMES,
  forgetErasure,
  markErased,
  migrate,
  openTraceStore,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logRecord } from '../store/log-records.js';
import { storeBatch } from '../store/store-batch.js';

// Each erasure is a dozen durable writes.
vi.setConfig({ testTimeout: 300_000 });

/** Dead letters of longer ago than seven days leave by themselves. */
const ERASED_AT = Date.now() - 3_600_000;
const NONE = { spans: 0, traces: 0, scores: 0, vectors: 0, deadLetters: 0 };
let folder: string;
let store: TraceStoreConnection;
let projects = 0;
const nextProject = () => `p${++projects}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-erasure-'));
  store = await openTraceStore({ kind: 'embedded', folder });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

interface Subject {
  readonly kind: ErasureKind;
  readonly id: string;
}

async function erase(project: string, subject: Subject): Promise<void> {
  const erasure = `e-${project}`;
  await beginErasure(store, project, erasure, subject);
  await markErased(store, project, erasure, { salt: 'salt', erasedAt: ERASED_AT });
  for (const name of ERASED_STORE_NAMES) await deleteErased(store, project, erasure, name);
  expect(await countAllErased(store, project, erasure)).toEqual(NONE);
  await forgetErasure(store, project, erasure);
}

/** What readers can see; versions differ with the way the events came. */
async function visible(
  project: string,
): Promise<Record<'spans' | 'traces' | 'scores' | 'letters', unknown[]>> {
  const rows = (table: string, order: string) =>
    store.query(
      `SELECT * EXCEPT (project, version) FROM almenara.${table} FINAL WHERE project = {project:String} ORDER BY ${order}`,
      { project },
    );
  return {
    spans: await rows('spans', 'trace_id, span_id, start_time'),
    traces: await rows('traces', 'trace_id'),
    scores: await rows('scores', 'id'),
    letters: await store.query(
      'SELECT id FROM almenara.dead_letters FINAL WHERE project = {project:String}',
      { project },
    ),
  };
}

interface Said {
  readonly receivedAt: number;
  readonly event: {
    kind: 'span' | 'score';
    traceId: string;
    actorId?: string | undefined;
    sessionId?: string | undefined;
    at: number;
  };
}

/** What an erasure must leave of a set of events, whatever their order: the definition, without any store. */
function expectedOf(said: readonly Said[], { kind, id }: Subject): Said[] {
  const names = ({ event }: Said) =>
    kind === 'trace' ? event.traceId === id : (kind === 'actor' ? event.actorId : event.sessionId) === id;
  const covered = (item: Said) =>
    names(item) && (kind === 'trace' || Math.min(item.receivedAt, item.event.at) <= ERASED_AT);
  const traces = new Set(
    said.filter((item) => item.event.kind === 'span' && covered(item)).map(({ event }) => event.traceId),
  );
  return said.filter((item) => !covered(item) && !traces.has(item.event.traceId));
}

const around = fc.constantFrom(ERASED_AT - 2000, ERASED_AT, ERASED_AT + 1, ERASED_AT + 3000);
const span = fc.record({
  receivedAt: around,
  event: fc.record(
    {
      kind: fc.constant('span' as const),
      traceId: fc.constantFrom('t1', 't2', 't3'),
      spanId: fc.constantFrom('s1', 's2'),
      at: around,
      actorId: fc.constantFrom('ana', 'bob'),
      sessionId: fc.constantFrom('talk', 'other'),
      name: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['kind', 'traceId', 'spanId', 'at'] },
  ),
});
/** One score id is always of one subject: the store keeps only the last said of an id. */
const SCORES = [
  { id: 'of-ana', traceId: 't4', actorId: 'ana' },
  { id: 'of-talk', traceId: 't4', sessionId: 'talk' },
  { id: 'on-t1', traceId: 't1' },
  { id: 'on-t2', traceId: 't2' },
];
const score = fc.record({
  receivedAt: around,
  event: fc
    .tuple(fc.constantFrom(...SCORES), around, fc.constantFrom(0, 1))
    .map(([about, at, value]) => ({ kind: 'score' as const, name: 'helpful', ...about, at, value })),
});
const subject: fc.Arbitrary<Subject> = fc.constantFrom(
  { kind: 'actor', id: 'ana' },
  { kind: 'session', id: 'talk' },
  { kind: 'trace', id: 't1' },
);

function records(project: string, said: readonly Said[], first = 0): LogRecord[] {
  return said.map(({ receivedAt, event }, index) =>
    logRecord(first + index, { project, receivedAt, events: [event] }),
  );
}

describe('an erasure on the embedded engine', () => {
  it('leaves the same at any place among shuffled, repeated and split events, which is what it should leave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 4, arbitrary: span }, score), { minLength: 1, maxLength: 10 }),
        subject,
        fc.infiniteStream(fc.nat()),
        async (list, whom, random) => {
          const draw = (below: number) => random.next().value! % below;
          const wanted = nextProject();
          await storeBatch(store, 1, records(wanted, [...expectedOf(list, whom), noise]));

          const project = nextProject();
          const shuffled = [...list, ...list.filter(() => draw(2) === 0), noise].sort(() => draw(3) - 1);
          // What was received after the erasure cannot have been stored before it.
          const early = shuffled.filter(({ receivedAt }) => receivedAt <= ERASED_AT && draw(2) === 0);
          const late = shuffled.filter((item) => !early.includes(item));
          let offset = 0;
          const deliver = async (some: readonly Said[]) => {
            for (let rest = some; rest.length > 0;) {
              const size = 1 + draw(4);
              await storeBatch(store, 1, records(project, rest.slice(0, size), offset));
              offset += size;
              rest = rest.slice(size);
            }
          };
          await deliver(early);
          await erase(project, whom);
          await deliver(late);
          expect(await visible(project)).toEqual(await visible(wanted));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('and a writer see each other between any two statements of that writer', async () => {
    const wanted = nextProject();
    await storeBatch(store, 1, records(wanted, [noise]));
    const expected = await visible(wanted);
    const alone = interrupted(Infinity, () => Promise.resolve());
    await storeBatch(alone.connection, 1, batchOfAna(nextProject()));
    expect(alone.statements()).toBeGreaterThan(6);
    for (let at = 1; at <= alone.statements() + 1; at++) {
      const project = nextProject();
      const writer = interrupted(at, () => erase(project, { kind: 'actor', id: 'ana' }));
      await storeBatch(writer.connection, 1, batchOfAna(project));
      await writer.finish();
      expect(await visible(project), `erased before statement ${at}`).toEqual(expected);
    }
  });

  it('is not undone by a writer that ended at any statement after it and stores its batch again', async () => {
    const wanted = nextProject();
    await storeBatch(store, 1, records(wanted, [noise]));
    const expected = await visible(wanted);
    for (let at = 2; at <= 8; at += 1) {
      for (const more of [1, 4]) {
        const project = nextProject();
        const first = interrupted(at, () => erase(project, { kind: 'actor', id: 'ana' }), at + more);
        await storeBatch(first.connection, 1, batchOfAna(project)).catch((error: unknown) => {
          expect(String(error)).toContain('ended here');
        });
        await first.finish();
        await storeBatch(store, 1, batchOfAna(project));
        expect(await visible(project), `erased at ${at}, ended ${more} later`).toEqual(expected);
      }
    }
  });

  it('removes children that came before the parent that named the actor', async () => {
    const project = nextProject();
    const child = { kind: 'span', traceId: 't1', spanId: 'child', parentSpanId: 'root', at: ERASED_AT - 5 };
    const root = { kind: 'span', traceId: 't1', spanId: 'root', actorId: 'ana', at: ERASED_AT - 5 };
    const at = { project, receivedAt: ERASED_AT + 9000 };
    await erase(project, { kind: 'actor', id: 'ana' });
    await storeBatch(store, 1, [logRecord(0, { ...at, events: [child] })]);
    expect((await visible(project)).spans).toHaveLength(1);
    await storeBatch(store, 1, [logRecord(1, { ...at, events: [root] })]);
    expect(await visible(project)).toEqual({ spans: [], traces: [], scores: [], letters: [] });
    await storeBatch(store, 1, [logRecord(2, { ...at, events: [child] })]);
    expect((await visible(project)).spans).toEqual([]);
  });

  it('takes new traces of an actor who comes back', async () => {
    const project = nextProject();
    await erase(project, { kind: 'actor', id: 'ana' });
    const event = { kind: 'span', traceId: 'new', spanId: 's', actorId: 'ana', at: ERASED_AT + 10 };
    await storeBatch(store, 1, [logRecord(0, { project, receivedAt: ERASED_AT + 20, events: [event] })]);
    expect((await visible(project)).spans).toHaveLength(1);
  });

  it('drops late scores of the actor’s sessions and unreadable events that name the actor', async () => {
    const project = nextProject();
    const spoken = {
      kind: 'span',
      traceId: 't1',
      spanId: 's',
      actorId: 'ana',
      sessionId: 'talk',
      at: ERASED_AT,
    };
    const judged = {
      kind: 'score',
      id: 'x',
      name: 'helpful',
      value: 1,
      sessionId: 'talk',
      at: ERASED_AT - 1,
    };
    const spoiled = { kind: 'span', spanId: 's', actorId: 'ana', input: 'private' };
    const early = { project, receivedAt: ERASED_AT };
    await storeBatch(store, 1, [logRecord(0, { ...early, events: [spoken, judged, spoiled] })]);
    await erase(project, { kind: 'actor', id: 'ana' });
    const outcome = await storeBatch(store, 1, [
      logRecord(1, { ...early, events: [spoken, judged, spoiled] }),
    ]);
    expect(outcome).toMatchObject({ stored: 0, deadLettered: 0, erased: 3 });
    expect(await visible(project)).toEqual({ spans: [], traces: [], scores: [], letters: [] });
  });

  it('is counted in the ledger: declared = stored + dead letters + rejected + erased', async () => {
    const project = nextProject();
    await erase(project, { kind: 'actor', id: 'ana' });
    const event = (spanId: string, fields: object) => ({ kind: 'span', traceId: spanId, spanId, ...fields });
    const content = { project, receivedAt: ERASED_AT, sender: 'app', sequence: 3, declared: 5, rejected: 1 };
    await storeBatch(store, 1, [
      logRecord(0, {
        ...content,
        events: [
          event('a', { actorId: 'ana' }),
          event('b', {}),
          event('c', { name: 7 }),
          event('d', { actorId: 'ana' }),
        ],
      }),
    ]);
    const ledger = await store.query(
      'SELECT declared, stored, dead_lettered, rejected, erased FROM almenara.ledger FINAL WHERE project = {project:String}',
      { project },
    );
    expect(ledger).toEqual([{ declared: 5, stored: 1, dead_lettered: 1, rejected: 1, erased: 2 }]);
  });
});

const noise: Said = {
  receivedAt: ERASED_AT,
  event: { kind: 'span', traceId: 'noise', spanId: 's', at: ERASED_AT, actorId: 'eve' } as Said['event'],
};

function batchOfAna(project: string): LogRecord[] {
  const span = (traceId: string, spanId: string, fields: object = {}) => ({
    kind: 'span',
    traceId,
    spanId,
    at: ERASED_AT - 9,
    ...fields,
  });
  const events = [
    noise.event,
    span('t1', 'child', { parentSpanId: 'root', input: 'private' }),
    span('t1', 'root', { actorId: 'ana' }),
    {
      kind: 'score',
      id: 'by-ana',
      name: 'helpful',
      value: 1,
      traceId: 't9',
      actorId: 'ana',
      at: ERASED_AT - 9,
    },
    { kind: 'score', id: 'on-t1', name: 'helpful', value: 1, traceId: 't1', at: ERASED_AT - 9 },
    { kind: 'span', spanId: 'unreadable', actorId: 'ana', traceId: 't8', name: 7 },
    { kind: 'span', actorId: 'ana', at: 'noon' },
  ];
  return [logRecord(0, { project, receivedAt: ERASED_AT, events })];
}

/** A connection that does something before its n-th statement, and fails at a later one as if the process had ended. */
function interrupted(at: number, work: () => Promise<void>, endAt = Infinity) {
  let statements = 0;
  let worked: Promise<void> | undefined;
  const before = async () => {
    statements += 1;
    if (statements === endAt) throw new Error('ended here');
    if (statements === at) await (worked = work());
  };
  const connection: TraceStoreConnection = {
    query: async (sql, parameters) => (await before(), store.query(sql, parameters)),
    queryTexts: async (sql, parameters) => (await before(), store.queryTexts(sql, parameters)),
    insert: async (table, rows) => (await before(), store.insert(table, rows)),
    command: async (sql, parameters) => (await before(), store.command(sql, parameters)),
    ping: () => store.ping(),
    close: () => store.close(),
  };
  return {
    connection,
    statements: () => statements,
    /** Does it now if the statement never came. */
    finish: () => (worked ??= work()),
  };
}
