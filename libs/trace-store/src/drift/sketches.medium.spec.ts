import { createRandom } from '@almenara/statistics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOURS, makeHistory, START, type World, writePortion } from '../testing/drift-history.js';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { ENGINES } from '../testing/open-store-on.js';
import { type Recount, recount } from '../testing/recount.js';
import { toStoreTime } from '../time.js';
import { findDirtyHours } from './find-dirty-hours.js';
import { readSketch } from './read-sketch.js';
import { sketchDirtyHours } from './sketch-dirty-hours.js';

const range = { from: START, to: START + HOURS };
const TEXT = 'static@1';
const STREAMS = [
  'prompt',
  'language',
  'latency',
  'input_tokens',
  'input_length',
  'model',
  'finish_reason',
  'error',
].concat(
  ['document_count', 'retrieval_similarity', 'tool', 'score:quality', 'score:verdict', 'score:context_use'],
  ['unused_document_share', 'retrieval_rank', 'cost'],
);
const WORDS = ['en', 'es', 'm1', 'm2', 'stop', 'length', 'ok', 'error', 'find', 'send', 'good', 'bad'];

async function readAll({ connection }: FilledStore, project: string): Promise<Recount> {
  const all: Recount = {};
  for (const stream of STREAMS) {
    const encoder = stream === 'prompt' ? TEXT : '';
    const blocks = await readSketch(connection, project, { stream, encoder, ...range, blockHours: 1 });
    for (const { start, cells } of blocks) {
      for (const { bag, n, sum } of cells) {
        all[`${stream} ${toStoreTime(start * 3_600_000).slice(0, 13)} ${bag}`] = {
          n,
          sum: Array.from(sum, round),
        };
      }
    }
  }
  return all;
}

/** Sums are kept in 32 bits. */
const round = (value: number): number => Number(value.toPrecision(5)) + 0;
const rounded = (counted: Recount): Recount =>
  Object.fromEntries(Object.entries(counted).map(([key, { n, sum }]) => [key, { n, sum: sum.map(round) }]));

describe.each(ENGINES)('on the engine: %s', (engine) => {
  let store: FilledStore;
  let bucketOf: (word: string) => number;
  beforeAll(async () => {
    store = await openFilledStore(engine);
    const rows = await store.connection.query<{ word: string; bucket: number }>(
      'SELECT arrayJoin({words:Array(String)}) AS word, cityHash64(word) % 64 AS bucket',
      { words: WORDS },
    );
    const buckets = new Map(rows.map(({ word, bucket }) => [word, bucket]));
    bucketOf = (word) => buckets.get(word)!;
  });
  afterAll(() => store.remove());
  const expected = (world: World): Recount => rounded(recount(world, bucketOf));

  test.each([1, 2])(
    'sketches are those of a count from scratch, whatever was late, told twice, moved or merged on the way (seed %i)',
    async (seed) => {
      const project = `shop-${seed}`;
      const random = createRandom(seed);
      const { world, portions } = makeHistory(project, seed);
      for (const portion of portions) {
        await writePortion(store, portion);
        if (random() < 0.5) await sketchDirtyHours(store.connection, project, range);
      }
      await store.connection.command('OPTIMIZE TABLE almenara.spans FINAL');
      await sketchDirtyHours(store.connection, project, range);
      const counted = expected(world);
      expect(Object.keys(counted).length).toBeGreaterThan(50);
      expect(await readAll(store, project)).toEqual(counted);
      for (const table of ['spans', 'traces', 'scores', 'vectors', 'sketch_hour'])
        await store.connection.command(`OPTIMIZE TABLE almenara.${table} FINAL`);
      expect(await findDirtyHours(store.connection, project, range)).toEqual([]);
      expect(await readAll(store, project)).toEqual(counted);
    },
  );
});
