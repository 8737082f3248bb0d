import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { spanRow } from '../testing/rows.js';
import { changesAround } from './changes-around.js';

const SINCE = new Date('2026-03-10T12:00:00Z');
const at = (hour: number) => new Date(SINCE.getTime() + hour * 3_600_000);
const stored = (hour: number) => `${at(hour).toISOString().slice(0, 19).replace('T', ' ')}`;
let store: FilledStore;

beforeAll(async () => {
  store = await openFilledStore();
  const calls = Array.from({ length: 60 }, (_, n) => {
    const hour = n - 55;
    const isNew = hour >= -1;
    return spanRow({
      project: 'changing',
      trace_id: `t${n}`,
      type: 'llm',
      start_time: `${stored(hour)}.000000`,
      prompt_name: 'answer',
      prompt_version: isNew ? '18' : '17',
      model: 'm',
      variant_sent: hour === -30 ? 'tried' : 'usual',
      release: '2026.3',
      index_version: hour >= 1 ? 'kb-8' : 'kb-7',
    });
  });
  await store.storeSpans([
    ...calls,
    spanRow({ project: 'other', trace_id: 'o', type: 'llm', start_time: `${stored(0)}.000000`, model: 'x' }),
  ]);
  const sketch = (encoder: string, hour: number) => ({
    project: 'changing',
    stream: 'prompt',
    encoder,
    hour: stored(hour),
    version: 1,
    source: 1,
    events: 5,
    sampled_share: 1,
    bags: [],
    counts: [],
    sums: [],
  });
  const hours = [-40, -20, -4, 2].map((hour) => sketch(hour < 0 ? 'static@1' : 'e5@2', hour));
  await store.connection.insert('almenara.sketch_hour', hours);
});
afterAll(() => store.remove());

test('versions that came and went around the beginning are told, what stayed and other projects are not', async () => {
  const changes = await changesAround(store.connection, 'changing', { since: SINCE, now: at(4).getTime() });
  expect([changes.from, changes.to]).toEqual([at(-48).toISOString(), at(4).toISOString()]);
  const told = changes.items.map(({ dimension, value, firstSeen, lastSeen, events }) => [
    `${dimension} ${value}`,
    firstSeen && Date.parse(firstSeen),
    lastSeen && Date.parse(lastSeen),
    events,
  ]);
  expect(told).toEqual([
    ['variant tried', at(-30).getTime(), at(-30).getTime(), 1],
    ['embedding static@1', null, at(-4).getTime(), 15],
    ['prompt answer:17', null, at(-2).getTime(), 54],
    ['prompt answer:18', at(-1).getTime(), null, 5],
    ['index kb-7', null, at(0).getTime(), 56],
    ['index kb-8', at(1).getTime(), null, 3],
    ['embedding e5@2', at(2).getTime(), null, 5],
  ]);
  expect(
    (await changesAround(store.connection, 'empty', { since: SINCE, now: at(4).getTime() })).items,
  ).toEqual([]);
});
