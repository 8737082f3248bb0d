import type { DriftComparison } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropSmallCells } from '../../retention/expire-vectors.js';
import { makeTraffic, TRAFFIC_ENCODER } from '../../testing/drift-traffic.js';
import { ENGINES, openStoreOn } from '../../testing/open-store-on.js';
import { insertRows } from '../../write/insert-rows.js';
import { sketchHours } from '../sketch-hours.js';
import { compareDrift } from './compare-drift.js';
import { HOUR_MS, toIsoHour } from './hour-window.js';

const START = Date.UTC(2026, 2, 1) / HOUR_MS;
const END = START + 96;
const project = 'shop';
const question = {
  stream: 'prompt',
  refFrom: toIsoHour(START),
  refTo: toIsoHour(START + 72),
  curFrom: toIsoHour(START + 72),
  curTo: toIsoHour(END),
};
/** A block of the reference, an hour in it, and an hour of the current window. */
const BLOCK = START + 30;
const HOURS = { reference: BLOCK + 2, current: START + 80 } as const;

/** All events, and those of a segment, which are read one by one. */
const ASKED = ENGINES.flatMap((engine) =>
  [undefined, 'language:en'].map((segment) => [engine, segment ?? 'all', segment] as const),
);

describe.each(ASKED)('on the engine: %s, of %s', (engine, _of, segment) => {
  /** Of the forty events that the second seed makes in an hour. */
  const seen = segment ? 35 : 40;
  let store: Awaited<ReturnType<typeof openStoreOn>>;
  const write = async (hours: { from: number; hours: number; perHour: number; seed?: number }) =>
    insertRows(store.connection, 'vectors', makeTraffic({ project, ...hours }).vectors);
  const sketch = (hours: readonly number[]) =>
    sketchHours(store.connection, project, { stream: 'prompt', encoder: TRAFFIC_ENCODER, hours });
  const asked = { ...question, segment };
  const compare = () => compareDrift(store.connection, project, asked);
  /** Through a connection that nothing was read by before. */
  const compareAnew = () => compareDrift({ ...store.connection }, project, asked);

  beforeAll(async () => {
    store = await openStoreOn(engine);
    await write({ from: START, hours: 96, perHour: 90 });
    await sketch(Array.from({ length: END - START }, (_, hour) => START + hour));
  });
  afterAll(() => store.remove());

  async function expectSeen(change: (hour: number) => Promise<unknown>): Promise<DriftComparison[]> {
    const told: DriftComparison[] = [await compare()];
    for (const side of ['reference', 'current'] as const) {
      await change(HOURS[side]);
      await sketch([HOURS[side]]);
      told.push(await compare());
      expect(told.at(-1)).toEqual(await compareAnew());
    }
    return told;
  }
  const eventsOf = ({ reference, current }: DriftComparison) => [reference.events, current.events];

  test('what did not change is not read again, and tells the same', async () => {
    const first = await compare();
    const statements: string[] = [];
    const listening = { ...store.connection };
    listening.query = (sql, parameters) => {
      statements.push(sql);
      return store.connection.query(sql, parameters);
    };
    listening.queryTexts = (sql, parameters) => {
      statements.push(sql);
      return store.connection.queryTexts(sql, parameters);
    };
    const ask = () => compareDrift(listening, project, asked);
    expect(await ask()).toEqual(first);
    // Events are read for each window, sketches for both.
    expect(statements.splice(0).length).toBe(segment ? 3 : 2);
    expect(await ask()).toEqual(first);
    expect(statements.length).toBe(1);
    expect(statements[0]).not.toContain('sums');
  });

  test('late events are seen by the next comparison', async () => {
    const told = await expectSeen((from) => write({ from, hours: 1, perHour: 40, seed: 2 }));
    const [reference, current] = eventsOf(told[0]!);
    expect(told.map(eventsOf)).toEqual([
      [reference, current],
      [reference! + seen, current],
      [reference! + seen, current! + seen],
    ]);
  });

  test('events that changed without becoming more are seen by the next comparison', async () => {
    const told = await expectSeen(async (from) => {
      const { vectors } = makeTraffic({ project, from, hours: 1, perHour: 40, seed: 2 });
      const turned = vectors.map((row) => ({ ...row, version: 2, vector: row.vector.toReversed() }));
      await insertRows(store.connection, 'vectors', turned);
    });
    expect(new Set(told.map(({ effect }) => effect?.value)).size).toBe(3);
    expect(eventsOf(told[2]!)).toEqual(eventsOf(told[0]!));
  });

  test('erased events are gone from the next comparison', async () => {
    const told = await expectSeen((hour) =>
      store.connection.command(
        `ALTER TABLE almenara.vectors DELETE WHERE project = {project:String}
           AND time >= toDateTime({hour:UInt32} * 3600, 'UTC') AND time < toDateTime({hour:UInt32} * 3600 + 3600, 'UTC')
           AND startsWith(trace_id, 'trace 2-') SETTINGS mutations_sync = 2`,
        { project, hour },
      ),
    );
    const [reference, current] = eventsOf(told[0]!);
    expect(eventsOf(told[2]!)).toEqual([reference! - seen, current! - seen]);
  });

  // A segment is read from its events, which retention takes out elsewhere.
  if (segment === undefined) {
    test('cells that retention took out in place are gone from the next comparison', async () => {
      // Of a block that keeps cells of each hour, only their number tells.
      await write({ from: BLOCK, hours: 6, perHour: 400, seed: 3 });
      await sketch(Array.from({ length: 6 }, (_, hour) => BLOCK + hour));
      const before = await compare();
      await dropSmallCells(store.connection, project, (START + 72) * HOUR_MS);
      const after = await compare();
      expect(after).toEqual(await compareAnew());
      expect(after.reference.events).toBeGreaterThan(0);
      expect(after.reference.events).toBeLessThan(before.reference.events / 2);
      expect(after.current.events).toBe(before.current.events);
    });
  }
});
