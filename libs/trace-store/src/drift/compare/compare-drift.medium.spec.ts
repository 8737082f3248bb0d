import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTraffic, TRAFFIC_ENCODER } from '../../testing/drift-traffic.js';
import { type FilledStore, openFilledStore } from '../../testing/filled-store.js';
import { ENGINES } from '../../testing/open-store-on.js';
import { spanRow } from '../../testing/rows.js';
import { insertRows } from '../../write/insert-rows.js';
import { sketchDirtyHours } from '../sketch-dirty-hours.js';
import { compareDrift } from './compare-drift.js';
import { toIsoHour } from './hour-window.js';

const START = Date.UTC(2026, 2, 1) / 3_600_000;
const hours = (from: number, to: number) => [toIsoHour(START + from), toIsoHour(START + to)] as const;

function windows(ref: readonly [number, number], cur: readonly [number, number]) {
  const [refFrom, refTo] = hours(...ref);
  const [curFrom, curTo] = hours(...cur);
  return { refFrom, refTo, curFrom, curTo };
}
const moved = windows([0, 24], [24, 48]);
const same = windows([0, 12], [12, 24]);

describe.each(ENGINES)('on the engine: %s', (engine) => {
  let store: FilledStore;
  const compare = (question: object, project = 'shop') =>
    compareDrift(store.connection, project, { stream: 'prompt', ...moved, ...question });

  beforeAll(async () => {
    store = await openFilledStore(engine);
    for (const project of ['shop', 'rival']) {
      const { spans, vectors } = makeTraffic({
        project,
        from: START,
        hours: 48,
        perHour: 60,
        newShare: (hour) => (hour < 24 || project === 'rival' ? 0 : 0.3),
        toldOfNew: { release: '2.0', latency_ms: 20_000, model: 'm2' },
      });
      await store.connection.insert(
        'almenara.spans',
        spans.map((span) => spanRow(span)),
      );
      await insertRows(store.connection, 'vectors', vectors);
      await sketchDirtyHours(store.connection, project, { from: START, to: START + 48 });
    }
  });
  afterAll(() => store.remove());

  test('an injected topic is seen, with how much of the traffic it is about', async () => {
    const compared = await compare({});
    expect(compared).toMatchObject({
      stream: 'prompt',
      kind: 'text',
      encoder: TRAFFIC_ENCODER,
      state: 'compared',
      missing: [],
      blockHours: 1,
      reference: { events: 1440, bags: 32, blocks: 24, from: '2026-03-01T00:00:00Z' },
      current: { events: 1440, blocks: 24, to: '2026-03-03T00:00:00Z' },
      sampledShare: 1,
      distribution: null,
      otherEncoders: [],
    });
    expect(compared.p).toBeLessThan(1e-3);
    expect(compared.newShare!.value).toBeGreaterThan(0.1);
  });

  test('without a change nothing is seen, nor from another project', async () => {
    expect((await compare(same)).p).toBeGreaterThan(0.01);
    expect((await compare({}, 'rival')).p).toBeGreaterThan(0.01);
    expect((await compare({}, 'nobody')).state).toBe('insufficient');
  });

  test('too few events are no absence of drift', async () => {
    const compared = await compare(windows([0, 24], [25, 27]));
    expect(compared).toMatchObject({ state: 'insufficient', p: null, effect: null, newShare: null });
    expect(compared.missing).toContainEqual({ what: 'currentEvents', have: 120, need: 200 });
    expect(compared.current.events).toBe(120);
  });

  test('numbers tell their bins with edges, words their names, and shares of both windows add up', async () => {
    const { distribution, kind, encoder } = await compare({ stream: 'latency' });
    expect({ kind, encoder }).toEqual({ kind: 'number', encoder: null });
    const sum = (side: 'reference' | 'current') =>
      distribution!.bins.reduce((total, bin) => total + bin[side].value, 0);
    expect(sum('reference')).toBeCloseTo(1, 9);
    expect(sum('current')).toBeCloseTo(1, 9);
    const slow = distribution!.bins.find(({ from, to }) => from! <= 20_000 && to! > 20_000)!;
    expect(slow.reference.value).toBe(0);
    expect(slow.current.lo).toBeGreaterThan(0.2);
    const models = (await compare({ stream: 'model' })).distribution!.bins;
    expect(models.map(({ name }) => name)).toEqual(['m1', 'm2']);
    expect(models[1]!.current.value).toBeCloseTo(slow.current.value, 9);
  });

  test('a segment has the events of its spans only, and those of its language', async () => {
    const release = await compare({ segment: 'release:2.0' });
    expect(release.reference.events).toBe(0);
    expect(release.current.events).toBeGreaterThan(300);
    const latency = await compare({ stream: 'latency', segment: 'release:2.0' });
    expect(latency.current.events).toBe(release.current.events);
    const [all, spanish, others] = await Promise.all([
      compare({}),
      compare({ segment: 'language:es' }),
      compare({ segment: 'language:en' }),
    ]);
    expect(spanish.current.events + others.current.events).toBe(all.current.events);
    expect(spanish.current.events).toBeGreaterThan(50);
  });

  test('the whole as a segment is what the sketches say', async () => {
    const [all, segment] = await Promise.all([
      compare({ ...same, stream: 'output' }),
      compare({ ...same, stream: 'output', segment: 'model:m1' }),
    ]);
    expect(segment.reference).toEqual(all.reference);
    expect(segment.effect!.value).toBeCloseTo(all.effect!.value, 4);
    expect(segment.p).toBeCloseTo(all.p!, 4);
  });

  test('what is no stream is refused by name', async () => {
    await expect(compare({ stream: 'weather' })).rejects.toMatchObject({ field: 'stream' });
    await expect(compare({ segment: 'shoe:42' })).rejects.toMatchObject({ field: 'segment' });
  });
});
