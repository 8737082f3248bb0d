import type { Encoder } from '@almenara/embedding';
import { listRulers } from '@almenara/trace-store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { RulerWatch } from './ruler-watch.js';

const HOUR = 3_600_000;
let engines: Engines;
let project = '';
let tests = 0;
let now = Date.UTC(2026, 2, 1);
/** What the model behind the name is at the moment. */
let model = 1;
let asked = 0;

beforeAll(async () => {
  engines = await openEngines();
});
afterAll(() => engines.remove());
beforeEach(() => {
  project = `shop-${++tests}`;
  model = 1;
  asked = 0;
});

const encoder: Encoder = {
  id: 'endpoint:small/64@abc',
  dimensions: 64,
  languages: [],
  batchSize: 100,
  async encode(texts) {
    asked++;
    if (model === 0) throw new Error('down');
    return texts.map((text) => {
      const vector = Float32Array.from({ length: 64 }, (_, at) =>
        Math.sin(model * (at + 1) * (text.length + 3)),
      );
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    });
  },
};
/** As another process, or this one after a restart. */
const start = () => new RulerWatch(engines.store, () => now);
const idOf = async (watch: RulerWatch) => (await watch.guard(project, encoder)).id;
const ids = async () => (await listRulers(engines.store, project)).map((ruler) => ruler.encoder);

test('an encoder that measures as before keeps its id, over restarts, and is asked every six hours', async () => {
  const watch = start();
  expect(await idOf(watch)).toBe(encoder.id);
  expect(await idOf(watch)).toBe(encoder.id);
  expect(asked).toBe(1);
  now += 6 * HOUR;
  expect(await idOf(watch)).toBe(encoder.id);
  expect(asked).toBe(2);
  expect(await idOf(start())).toBe(encoder.id);
  expect(await ids()).toEqual([encoder.id]);
});

test('an encoder that was changed under its name is another one from then on, and so each time', async () => {
  const watch = start();
  await idOf(watch);
  const changedAt = (now += 6 * HOUR);
  model = 2;
  expect(await idOf(watch)).toBe(`${encoder.id}~2`);
  now += HOUR;
  expect(await idOf(start())).toBe(`${encoder.id}~2`);
  now += HOUR;
  model = 3;
  expect(await idOf(start())).toBe(`${encoder.id}~3`);
  const rulers = await listRulers(engines.store, project);
  expect(rulers.map((ruler) => ruler.encoder)).toEqual([`${encoder.id}~3`, `${encoder.id}~2`, encoder.id]);
  expect(Date.parse(rulers[1]!.since)).toBe(changedAt);
  expect(rulers[1]!.vectors.size).toBe(24);
});

test('while it cannot be told which ruler it is nothing is embedded, and it is tried again soon', async () => {
  const watch = start();
  model = 0;
  await expect(watch.guard(project, encoder)).rejects.toThrow('down');
  model = 1;
  await expect(watch.guard(project, encoder)).rejects.toThrow('down');
  now += 30_000;
  expect(await idOf(watch)).toBe(encoder.id);
});
