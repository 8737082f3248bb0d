import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { spanRow } from '../testing/rows.js';
import { getLatestPosition } from './get-latest-position.js';
import { hasData } from './has-data.js';
import { listChangedTraces } from './list-changed-traces.js';

let store: FilledStore;
beforeAll(async () => {
  store = await openFilledStore();
});
afterAll(() => store.remove());

describe('changes', () => {
  test('listChangedTraces tells new and changed traces after a version, each once', async () => {
    const { connection } = store;
    expect(await getLatestPosition(connection, 'live')).toEqual(new Map());
    await store.storeSpans([
      spanRow({ project: 'live', trace_id: 'a' }),
      spanRow({ project: 'live', trace_id: 'b' }),
    ]);
    const before = await getLatestPosition(connection, 'live');
    await store.storeSpans([
      spanRow({ project: 'live', trace_id: 'a', name: 'changed' }),
      spanRow({ project: 'live', trace_id: 'c' }),
    ]);
    const after = await getLatestPosition(connection, 'live');
    const range = { after: before, upTo: after, limit: 10 };
    const changed = await listChangedTraces(connection, 'live', {}, range);
    expect(changed.map(({ traceId, name }) => [traceId, name])).toEqual([
      ['c', ''],
      ['a', 'changed'],
    ]);
    expect(await listChangedTraces(connection, 'live', { name: ['changed'] }, range)).toHaveLength(1);
    expect(await listChangedTraces(connection, 'live', {}, { after, upTo: after, limit: 10 })).toEqual([]);
  });

  test('hasData sees the own project only', async () => {
    expect(await hasData(store.connection, 'live')).toBe(true);
    expect(await hasData(store.connection, 'empty')).toBe(false);
  });
});
