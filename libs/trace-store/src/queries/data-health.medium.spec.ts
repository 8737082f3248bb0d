import { listDeadLetters as deadLettersOperation, listLedger as ledgerOperation } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { deadLetterRow, ledgerRow } from '../testing/rows.js';
import { listDeadLetters } from './list-dead-letters.js';
import { listLedger } from './list-ledger.js';
import { summarizeLedger } from './summarize-ledger.js';

let store: FilledStore;

beforeAll(async () => {
  store = await openFilledStore();
  const { connection } = store;
  await connection.insert('almenara.ledger', [
    // A request in two parts, the second one told twice.
    ledgerRow({ sequence: 1, part: 0, declared: 5, stored: 2, rejected: 1 }),
    ledgerRow({ sequence: 1, part: 1, declared: 0, stored: 0, dead_lettered: 2, version: '10' }),
    ledgerRow({ sequence: 1, part: 1, declared: 0, stored: 2, version: '11' }),
    ledgerRow({ sequence: 4, received_at: '2026-03-01 12:00:09.000' }),
    ledgerRow({ sender: 'app-2', sequence: 2, received_at: '2026-03-01 12:00:05.000' }),
    ledgerRow({ project: 'rival', sender: 'rival', sequence: 9 }),
    ledgerRow({ project: 'vast', sequence: Number.MAX_SAFE_INTEGER }),
    ledgerRow({ project: 'vast', sender: 'other', sequence: Number.MAX_SAFE_INTEGER }),
  ]);
  await connection.insert('almenara.losses', [
    { project: 'shop', sender: 'app-1', reason: 'queue_full', count: 3 },
    { project: 'shop', sender: 'app-1', reason: 'queue_full', count: 7 },
    { project: 'shop', sender: 'app-2', reason: 'queue_full', count: 2 },
    { project: 'shop', sender: 'app-2', reason: 'sampled_out', count: 0 },
    { project: 'rival', sender: 'app-1', reason: 'rival', count: 2 },
  ]);
  await connection.insert('almenara.dead_letters', [
    deadLetterRow({ id: 'a', content: '{"old":1}', version: '1' }),
    deadLetterRow({ id: 'a', content: '{"new":1}', version: '2' }),
    deadLetterRow({ id: 'b', sender: '', sequence: 0, at: '2099-01-01 00:00:00.000' }),
    deadLetterRow({ id: 'a', project: 'rival', content: 'rival' }),
  ]);
});
afterAll(() => store.remove());

describe('the ledger', () => {
  test('adds up the parts of a request, each at its latest word', async () => {
    const { items } = await listLedger(store.connection, 'shop', {}, { limit: 10 });
    expect(items).toEqual([
      {
        sender: 'app-1',
        sequence: 4,
        declared: 1,
        stored: 1,
        deadLettered: 0,
        rejected: 0,
        erased: 0,
        receivedAt: '2026-03-01T12:00:09.000Z',
      },
      {
        sender: 'app-2',
        sequence: 2,
        declared: 1,
        stored: 1,
        deadLettered: 0,
        rejected: 0,
        erased: 0,
        receivedAt: '2026-03-01T12:00:05.000Z',
      },
      {
        sender: 'app-1',
        sequence: 1,
        declared: 5,
        stored: 4,
        deadLettered: 0,
        rejected: 1,
        erased: 0,
        receivedAt: '2026-03-01T12:00:00.000Z',
      },
    ]);
  });

  test('pages, and filters by sender', async () => {
    const first = await listLedger(store.connection, 'shop', {}, { limit: 2 });
    const second = await listLedger(store.connection, 'shop', {}, { limit: 2, cursor: first.nextCursor! });
    expect(second.items.map(({ sequence }) => sequence)).toEqual([1]);
    expect(second.nextCursor).toBeNull();
    const own = await listLedger(store.connection, 'shop', { sender: 'app-2' }, { limit: 2 });
    expect(own.items).toHaveLength(1);
  });

  test('sums the project, its gaps and the largest losses of each sender', async () => {
    const summary = await summarizeLedger(store.connection, 'shop');
    expect(summary).toEqual({
      senders: 2,
      declared: 7,
      stored: 6,
      deadLettered: 0,
      recovered: 0,
      rejected: 1,
      erased: 0,
      // 2 and 3 of the first sender, 1 of the second.
      gaps: 3,
      losses: [{ reason: 'queue_full', count: 9 }],
    });
    expect(ledgerOperation.response.parse({ items: [], nextCursor: null, summary })).toBeTruthy();
  });

  test('tells an empty project and a sender that claims absurd numbers in valid numbers', async () => {
    expect(await summarizeLedger(store.connection, 'empty')).toEqual({
      senders: 0,
      declared: 0,
      stored: 0,
      deadLettered: 0,
      recovered: 0,
      rejected: 0,
      erased: 0,
      gaps: 0,
      losses: [],
    });
    expect((await summarizeLedger(store.connection, 'vast')).gaps).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('dead letters', () => {
  test('are listed once each, the newest first; unknown senders are null', async () => {
    const page = await listDeadLetters(store.connection, 'shop', { limit: 10 });
    expect(deadLettersOperation.response.parse(page)).toEqual(page);
    expect(page.items.map(({ id, sender, sequence, content }) => [id, sender, sequence, content])).toEqual([
      ['b', null, null, '{}'],
      ['a', 'app-1', 3, '{"new":1}'],
    ]);
    const first = await listDeadLetters(store.connection, 'shop', { limit: 1 });
    const second = await listDeadLetters(store.connection, 'shop', { limit: 1, cursor: first.nextCursor! });
    expect(second.items.map(({ id }) => id)).toEqual(['a']);
  });
});
