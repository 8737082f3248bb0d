import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogRecord } from '@almenara/event-log';
import {
  countReplayed,
  countUnnumbered,
  listDeadLetters,
  listLettersToReplay,
  listRecentLosses,
  migrate,
  openTraceStore,
  readLetterContents,
  summarizeLedger,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logRecord } from './log-records.js';
import { storeBatch } from './store-batch.js';

const now = Date.now();
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

let projects = 0;
const nextProject = () => `p${++projects}`;
const span = (spanId: string, fields: object = {}) => ({
  kind: 'span',
  traceId: 't',
  spanId,
  at: now,
  ...fields,
});

/** A store that refuses rows of spans with this name, as it would refuse what no type of a column can hold. */
function refusing(name: string): TraceStoreConnection {
  return {
    ...store,
    insert: (table, rows) =>
      store.insert(
        table,
        rows.map((row) => ((row as { name?: string }).name === name ? { ...row, version: 'x' } : row)),
      ),
  };
}

/** The record that a replay appends for all letters that wait. */
async function replayRecord(offset: number, project: string, replay: string): Promise<LogRecord> {
  const letters = await listLettersToReplay(store, project, {}, { replay, after: '', limit: 100 });
  const contents = await readLetterContents(
    store,
    project,
    letters.map(({ id }) => id),
  );
  return logRecord(offset, {
    project,
    door: 'replay',
    receivedAt: now,
    events: letters.map(({ id }) => JSON.parse(contents.get(id)!) as unknown),
    replay: {
      id: replay,
      deadLetters: letters.map(({ id, version, reason, door, sender, sequence }) => ({
        id,
        version,
        reason,
        receivedAt: now,
        door,
        ...(sender ? { sender, sequence } : {}),
      })),
    },
  });
}

async function lettersOf(project: string) {
  const { items } = await listDeadLetters(store, project, { limit: 100 });
  return items.map(({ state, reason, sender, content }) => ({
    state,
    reason,
    sender,
    empty: content === '',
  }));
}

async function sumsOf(project: string) {
  const { declared, stored, deadLettered, recovered, rejected } = await summarizeLedger(store, project);
  expect(declared).toBe(stored + deadLettered + rejected);
  return { declared, stored, deadLettered, recovered };
}

describe('the writer and replayed dead letters', () => {
  it('decides a letter that is stored, refused again and stored at last, and the ledger adds up each time', async () => {
    const project = nextProject();
    const request = (offset: number, sequence: number, events: unknown[]) =>
      logRecord(offset, {
        project,
        receivedAt: now,
        sender: 'app',
        sequence,
        declared: events.length,
        events,
      });
    const first = [span('good'), span('bad', { name: 'refuse me' }), span('worse', { name: 'refuse me' })];
    await storeBatch(refusing('refuse me'), 1, [
      request(0, 1, first),
      // The same event in another request is the same letter, and counts in both.
      request(1, 2, [span('bad', { name: 'refuse me' })]),
    ]);
    expect(await sumsOf(project)).toEqual({ declared: 4, stored: 1, deadLettered: 3, recovered: 0 });
    const refused = {
      state: 'open',
      reason: 'the store refused the row (code 27)',
      sender: 'app',
      empty: false,
    };
    expect(await lettersOf(project)).toEqual([refused, refused]);

    await storeBatch(refusing('refuse me'), 1, [await replayRecord(2, project, 'first')]);
    expect(await lettersOf(project)).toEqual([
      { ...refused, state: 'failed_again' },
      { ...refused, state: 'failed_again' },
    ]);
    expect(await sumsOf(project)).toEqual({ declared: 4, stored: 1, deadLettered: 3, recovered: 0 });

    const last = await replayRecord(3, project, 'second');
    await storeBatch(store, 1, [last]);
    await storeBatch(store, 1, [last]);
    expect(await lettersOf(project)).toEqual([
      { ...refused, state: 'stored', empty: true },
      { ...refused, state: 'stored', empty: true },
    ]);
    expect(await sumsOf(project)).toEqual({ declared: 4, stored: 4, deadLettered: 0, recovered: 3 });
    expect(await countReplayed(store, project, ['first', 'second'])).toEqual(
      new Map([['second', { stored: 2, failedAgain: 0 }]]),
    );
    const spans = await store.query(
      'SELECT span_id FROM almenara.spans FINAL WHERE project = {project:String} ORDER BY span_id',
      { project },
    );
    expect(spans).toEqual([{ span_id: 'bad' }, { span_id: 'good' }, { span_id: 'worse' }]);
    expect((await countUnnumbered(store, project, now - 1000)).events).toBe(0);
  });

  it('ends in one state of the letters, in whatever order and however often the records of replays come', async () => {
    const outcomes = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(outcomes, fc.infiniteStream(fc.nat()), async (list, random) => {
        const records = (project: string) =>
          list.map((isStored, index) =>
            logRecord(index, {
              project,
              door: 'replay',
              receivedAt: now,
              events: [isStored ? span('s') : { kind: 'unheard', number: index }],
              replay: {
                id: `replay ${index}`,
                deadLetters: [
                  { id: 'letter', version: '0', reason: 'was refused', receivedAt: now, door: 'batch' },
                ],
              },
            }),
          );
        const visible = async (project: string) =>
          store.query(
            'SELECT * EXCEPT (project) FROM almenara.dead_letters FINAL WHERE project = {project:String}',
            { project },
          );
        const straight = nextProject();
        await storeBatch(store, 1, records(straight));
        const mixed = nextProject();
        const shuffled = [...records(mixed), ...records(mixed)].sort(() => (random.next().value! % 3) - 1);
        for (const record of shuffled) await storeBatch(store, 1, [record]);
        expect(await visible(mixed)).toEqual(await visible(straight));
        expect(await visible(mixed)).toMatchObject([{ state: list.at(-1) ? 'stored' : 'failed_again' }]);
      }),
      { numRuns: 15 },
    );
  });

  it('lets the outcome stand above the letter, also when that came through a partition with higher places', async () => {
    const project = nextProject();
    const far = logRecord(900, { project, receivedAt: now, events: [span('x', { name: 'refuse me' })] });
    await storeBatch(refusing('refuse me'), 1, [far]);
    await storeBatch(store, 1, [await replayRecord(0, project, 'r')]);
    expect(await lettersOf(project)).toMatchObject([{ state: 'stored' }]);
  });

  it('counts what comes without numbers, each record once', async () => {
    const project = nextProject();
    const record = logRecord(0, { project, receivedAt: now, door: 'otlp', events: [span('a'), span('b')] });
    await storeBatch(store, 1, [record]);
    await storeBatch(store, 1, [record, logRecord(1, { project, receivedAt: now, events: [span('c')] })]);
    expect((await countUnnumbered(store, project, now - 1000)).events).toBe(3);
    expect((await countUnnumbered(store, project, now + 1000)).events).toBe(0);
  });

  it('tells by how much the losses of each sender have grown in a time, however often a total was told', async () => {
    const project = nextProject();
    const told = (offset: number, receivedAt: number, count: number) =>
      logRecord(offset, {
        project,
        receivedAt,
        sender: 'app',
        events: [{ kind: 'loss', reason: 'queue_full', count }],
      });
    await storeBatch(store, 1, [told(3, now, 7), told(2, now, 5)]);
    await storeBatch(store, 1, [told(1, now - 5000, 5), told(0, now - 9000, 2)]);
    const recent = (from: number) => listRecentLosses(store, project, from);
    expect(await recent(now - 1000)).toEqual([{ reason: 'queue_full', count: 2 }]);
    expect(await recent(now - 6000)).toEqual([{ reason: 'queue_full', count: 5 }]);
    expect(await recent(now - 60_000)).toEqual([{ reason: 'queue_full', count: 7 }]);
    expect(await recent(now + 1)).toEqual([]);
  });
});
