import {
  listDeadLetterReasons as reasonsOperation,
  listGaps as gapsOperation,
  listSenders as sendersOperation,
} from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { deadLetterRow, ledgerRow } from '../testing/rows.js';
import { deleteReceivedBefore } from '../write/delete-received-before.js';
import { countDeadLetters } from './count-dead-letters.js';
import { countLettersToReplay } from './count-letters-to-replay.js';
import { countRecentGaps } from './count-recent-gaps.js';
import { listDeadLetterReasons } from './list-dead-letter-reasons.js';
import { listDeadLetters } from './list-dead-letters.js';
import { listGaps } from './list-gaps.js';
import { listLettersToReplay, readLetterContents } from './list-letters-to-replay.js';
import { listSenders } from './list-senders.js';
import { summarizeRecentLedger } from './summarize-recent-ledger.js';

let store: FilledStore;
const noon = Date.UTC(2026, 2, 1, 12);
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString().slice(0, 23).replace('T', ' ');
const iso = (seconds: number) => new Date(noon + seconds * 1000).toISOString();
const day = { from: noon - 86_400_000, now: noon + 100_000, graceMs: 60_000 };

beforeAll(async () => {
  store = await openFilledStore();
  const { connection } = store;
  await connection.insert('almenara.ledger', [
    // 1 and 2 are missing, and 4 to 8; the hole before 9 is not due yet.
    ledgerRow({
      sequence: 3,
      received_at: at(0),
      dead_lettered: 1,
      stored: 2,
      declared: 3,
      dead_letters: ['open'],
    }),
    ledgerRow({ sequence: 9, received_at: at(90) }),
    ledgerRow({ sender: 'whole', sequence: 1, received_at: at(5) }),
    ledgerRow({ sender: 'whole', sequence: 2, received_at: at(6), declared: 4, stored: 1 }),
    ledgerRow({ sender: 'whole', sequence: 2, part: 1, declared: 0, stored: 1, received_at: at(6) }),
    // Only its second part is known: not counted before the first one tells what there is.
    ledgerRow({ sender: 'whole', sequence: 3, part: 1, declared: 0, stored: 5, received_at: at(7) }),
    ledgerRow({ sender: 'old', sequence: 7, received_at: '2026-01-01 00:00:00.000' }),
    ledgerRow({ project: 'vast', sender: 'hostile', sequence: 1, received_at: at(0) }),
    ledgerRow({ project: 'vast', sender: 'hostile', sequence: 9e15, received_at: at(0) }),
    ledgerRow({ project: 'vast', sender: 'second', sequence: Number.MAX_SAFE_INTEGER, received_at: at(0) }),
  ]);
  await connection.insert('almenara.losses', [
    { project: 'shop', sender: 'app-1', reason: 'queue_full', count: 7 },
    { project: 'rival', sender: 'app-1', reason: 'rival', count: 2 },
  ]);
  await connection.insert('almenara.dead_letters', [
    deadLetterRow({ id: 'open', reason: 'first' }),
    deadLetterRow({ id: 'again', reason: 'first', state: 'failed_again', replay: 'r' }),
    deadLetterRow({ id: 'unreadable', reason: 'second', door: '' }),
    deadLetterRow({ id: 'stored', reason: 'first', state: 'stored', content: '', replay: 'r' }),
    deadLetterRow({ id: 'open', project: 'rival', reason: 'rival' }),
  ]);
});
afterAll(() => store.remove());

describe('senders', () => {
  test('are told with their sums, what is missing and their own losses, the last heard first, in pages', async () => {
    const first = await listSenders(store.connection, 'shop', { limit: 2 });
    expect(sendersOperation.response.parse(first)).toEqual(first);
    expect(first.items).toEqual([
      expect.objectContaining({
        sender: 'app-1',
        firstSequence: 3,
        lastSequence: 9,
        requests: 2,
        missing: 7,
        declared: 4,
        stored: 3,
        deadLettered: 1,
        losses: [{ reason: 'queue_full', count: 7 }],
        firstReceivedAt: iso(0),
        lastReceivedAt: iso(90),
      }),
      expect.objectContaining({ sender: 'whole', requests: 3, missing: 0, losses: [] }),
    ]);
    const rest = await listSenders(store.connection, 'shop', { limit: 2, cursor: first.nextCursor! });
    expect(rest.items.map(({ sender }) => sender)).toEqual(['old']);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('gaps', () => {
  const list = (project: string, page: { limit: number; cursor?: string }, sender?: string) =>
    listGaps(store.connection, project, { ...day, sender }, page);

  test('are ranges with the time in which they should have come, and say whether they are due', async () => {
    const page = await list('shop', { limit: 10 }, 'app-1');
    expect(gapsOperation.response.parse(page)).toEqual(page);
    expect(page.items).toEqual([
      {
        sender: 'app-1',
        first: 1,
        last: 2,
        count: 2,
        after: null,
        before: iso(0),
        dueAt: iso(60),
        due: true,
      },
      {
        sender: 'app-1',
        first: 4,
        last: 8,
        count: 5,
        after: iso(0),
        before: iso(90),
        dueAt: iso(150),
        due: false,
      },
    ]);
  });

  test('page by place', async () => {
    const all = await list('shop', { limit: 10 });
    const seen: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list('shop', { limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.items);
    expect(seen).toHaveLength(3);
  });

  test('of a sender that claims absurd numbers are one range each, in numbers that JSON can hold', async () => {
    const { items } = await list('vast', { limit: 10 });
    expect(items.map(({ first, last }) => [first, last])).toEqual([
      [2, 9e15 - 1],
      [1, Number.MAX_SAFE_INTEGER - 1],
    ]);
    expect(await countRecentGaps(store.connection, 'vast', day)).toEqual({
      due: Number.MAX_SAFE_INTEGER,
      notYetDue: 0,
    });
  });

  test('count as due after the time of grace, and only those next to requests of the time asked for', async () => {
    expect(await countRecentGaps(store.connection, 'shop', day)).toEqual({ due: 2, notYetDue: 5 });
    const late = { ...day, now: day.now + 60_000 };
    expect(await countRecentGaps(store.connection, 'shop', late)).toEqual({ due: 7, notYetDue: 0 });
    const from = noon + 50_000;
    expect(await countRecentGaps(store.connection, 'shop', { ...day, from })).toEqual({
      due: 0,
      notYetDue: 5,
    });
    expect(await countRecentGaps(store.connection, 'empty', day)).toEqual({ due: 0, notYetDue: 0 });
  });
});

describe('the recent ledger', () => {
  test('adds up, with what is under way apart, and knows which of it should have ended', async () => {
    const recent = await summarizeRecentLedger(store.connection, 'shop', day);
    expect(recent).toEqual({
      senders: 2,
      requests: 4,
      declared: 9,
      stored: 6,
      recovered: 0,
      deadLettered: 1,
      rejected: 0,
      underWay: 2,
      incomplete: { requests: 1, events: 2 },
      lastReceivedAt: at(90),
    });
    expect(await summarizeRecentLedger(store.connection, 'empty', day)).toMatchObject({
      requests: 0,
      declared: 0,
      lastReceivedAt: null,
    });
  });
});

describe('dead letters by state', () => {
  test('are filtered by reason and state, and say whether they can be replayed', async () => {
    const ids = async (filter: object) =>
      (await listDeadLetters(store.connection, 'shop', { limit: 10, ...filter })).items
        .map(({ id }) => id)
        .sort();
    expect(await ids({ reason: 'first' })).toEqual(['again', 'open', 'stored']);
    expect(await ids({ reason: 'first', state: 'failed_again' })).toEqual(['again']);
    expect(await ids({ state: 'stored' })).toEqual(['stored']);
    const { items } = await listDeadLetters(store.connection, 'shop', { limit: 10, reason: 'second' });
    expect(items).toMatchObject([{ id: 'unreadable', replayable: false, state: 'open' }]);
  });

  test('wait by reason, without those that were stored', async () => {
    const items = await listDeadLetterReasons(store.connection, 'shop');
    expect(reasonsOperation.response.parse({ items })).toEqual({ items });
    expect(items).toMatchObject([
      { reason: 'first', count: 2, failedAgain: 1, notReplayable: 0 },
      { reason: 'second', count: 1, failedAgain: 0, notReplayable: 1, sampleId: 'unreadable' },
    ]);
    expect(await countDeadLetters(store.connection, 'shop')).toMatchObject({ open: 3 });
  });

  test('of a replay are those that wait and those that it has decided itself', async () => {
    const { connection } = store;
    expect(await countLettersToReplay(connection, 'shop', {})).toEqual({ count: 2, notReplayable: 1 });
    expect(await countLettersToReplay(connection, 'shop', { ids: ['open', 'unreadable'] })).toEqual({
      count: 1,
      notReplayable: 1,
    });
    const next = (replay: string, after: string) =>
      listLettersToReplay(connection, 'shop', { reason: 'first' }, { replay, after, limit: 2 });
    expect((await next('r', '')).map(({ id }) => id)).toEqual(['again', 'open']);
    expect((await next('r', 'open')).map(({ id, bytes }) => [id, bytes])).toEqual([['stored', 0]]);
    expect(await readLetterContents(connection, 'shop', ['open', 'stored', 'none'])).toEqual(
      new Map([['open', '{}']]),
    );
    expect((await next('other', 'open')).map(({ id }) => id)).toEqual([]);
  });
});

test('removing old data of a project leaves its newer and all others', async () => {
  const { connection } = store;
  await connection.insert('almenara.ledger', [
    ledgerRow({ project: 'swept', received_at: at(0) }),
    ledgerRow({ project: 'swept', sequence: 2, received_at: at(50) }),
  ]);
  await deleteReceivedBefore(connection, 'swept', noon + 10_000);
  expect((await listSenders(connection, 'swept', { limit: 9 })).items).toMatchObject([{ firstSequence: 2 }]);
  expect((await listSenders(connection, 'shop', { limit: 9 })).items).toHaveLength(3);
});
