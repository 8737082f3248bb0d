import { expect, it } from 'vitest';
import type { BlockSketch } from '../sketch/block-sketch.js';
import { madeEvents, type MadeEvent, sketchOf } from '../testing/made-events.js';
import { compareWindows, type Comparison } from './compare-windows.js';

const NEXT_WEEK = 1_000;
const current = madeEvents(1, 260, 5);
const reference = madeEvents(0, 420, 12);

function compare(now: readonly MadeEvent[] = current, before: readonly MadeEvent[] = reference): Comparison {
  return compareSketches(sketchOf(now, NEXT_WEEK), sketchOf(before));
}

function compareSketches(now: BlockSketch[], before: BlockSketch[]): Comparison {
  const result = compareWindows({ current: now, reference: before }, { topicDistance: 2 });
  if (result.state !== 'compared') throw new Error(JSON.stringify(result.missing));
  return result;
}

const changed = (
  events: readonly MadeEvent[],
  change: (features: readonly number[]) => number[],
): MadeEvent[] => events.map((event) => ({ ...event, features: change(event.features) }));

/** The same figures, with distances of `factor` times the size. */
function like(expected: Comparison, factor = 1): unknown {
  const near = (value: number): unknown => expect.closeTo(value, 9);
  return expect.objectContaining({
    squaredDistance: expect.closeTo(expected.squaredDistance * factor ** 2, 10),
    pValue: near(expected.pValue),
    pValueByActor: near(expected.pValueByActor),
    pValueByTime: near(expected.pValueByTime),
    attainablePValue: near(expected.attainablePValue),
    distance: {
      value: near(expected.distance.value * factor),
      low: near(expected.distance.low * factor),
      high: near(expected.distance.high * factor),
    },
  });
}

it('equals the same formulas written out event by event in NumPy and SciPy', () => {
  // numpy 2, scipy 1.17.1: every pair of events that shares neither bag nor block, explicit covariance matrices.
  const result = compare();
  expect(result.squaredDistance).toBeCloseTo(0.2842676192317867, 12);
  expect(result.pValue).toBeCloseTo(0.020385833827574536, 10);
  expect(result.pValueByActor).toBeCloseTo(0.001959291512614376, 10);
  expect(result.pValueByTime).toBeCloseTo(0.0002824900220189825, 10);
});

it('finds a shifted feature and not a like window', () => {
  expect(compare().pValue).toBeLessThan(0.05);
  expect(compare(madeEvents(0, 260, 5)).pValue).toBeGreaterThan(0.05);
});

it('does not depend on the order of rows or on how cells were merged before', () => {
  const merged = new Map<number, Map<number, { bag: number; n: number; sum: number[] }>>();
  for (const { bag, block, features } of [...reference].reverse()) {
    const cells = merged.get(block) ?? new Map();
    merged.set(block, cells);
    const cell = cells.get(bag) ?? { bag, n: 0, sum: features.map(() => 0) };
    cells.set(bag, {
      bag,
      n: cell.n + 1,
      sum: cell.sum.map((value: number, at: number) => value + features[at]!),
    });
  }
  const before = [...merged].map(([start, cells]) => ({ start, cells: [...cells.values()].reverse() }));
  expect(compareSketches(sketchOf([...current].reverse(), NEXT_WEEK), before.reverse())).toEqual(
    like(compare()),
  );
});

it('does not depend on the names of bags nor on which block of a window comes first', () => {
  const renamed = (events: readonly MadeEvent[], blocks: number): MadeEvent[] =>
    events.map((event) => ({ ...event, bag: (event.bag * 5 + 3) % 32, block: blocks - 1 - event.block }));
  expect(compare(renamed(current, 5), renamed(reference, 12))).toEqual(like(compare()));
});

it('is the same when the windows change places', () => {
  expect(compareSketches(sketchOf(reference, NEXT_WEEK), sketchOf(current))).toEqual(like(compare()));
});

it('keeps its p-values and scales its distance when features are scaled, and ignores what is added to all', () => {
  const scale = (features: readonly number[]): number[] => features.map((value) => value / 8);
  expect(compare(changed(current, scale), changed(reference, scale))).toEqual(like(compare(), 1 / 8));
  const shift = (features: readonly number[]): number[] => features.map((value) => value + 5);
  expect(compare(changed(current, shift), changed(reference, shift))).toEqual(like(compare()));
});

it('ignores features that never vary', () => {
  const widen = (features: readonly number[]): number[] => [0, ...features, 7, 7];
  expect(compare(changed(current, widen), changed(reference, widen))).toEqual(like(compare()));
});

it('finds nothing in windows whose events are all alike', () => {
  const alike = (): number[] => [0.3, 0.1];
  const result = compare(changed(current, alike), changed(reference, alike));
  expect(result.pValue).toBe(1);
  expect(result.pValueByActor).toBe(1);
  expect(result.distance.value).toBeCloseTo(0, 9);
  expect(result.distance.high).toBeCloseTo(0, 9);
});

it('reaches the attainable p-value, and no less, where the windows have nothing in common', () => {
  const apart = compare(
    changed(current, () => [0, 1]),
    changed(reference, () => [1, 0]),
  );
  expect(apart.pValue).toBeCloseTo(apart.attainablePValue, 12);
  expect(apart.attainablePValue).toBeLessThan(2e-3);
  expect(apart.distance.value).toBeCloseTo(Math.SQRT2, 12);
  expect(apart.distance.low).toBeCloseTo(Math.SQRT2, 6);
  expect(apart.distance.high).toBeCloseTo(Math.SQRT2, 6);
  expect(compare().pValue).toBeGreaterThan(compare().attainablePValue);
});

it('gives an interval around the distance and the same as a share of new topics', () => {
  const { distance, newShare, squaredDistance } = compare();
  expect(distance.value).toBe(Math.sqrt(squaredDistance));
  expect(distance.low).toBeLessThan(distance.value);
  expect(distance.high).toBeGreaterThan(distance.value);
  expect(newShare).toEqual({ value: distance.value / 2, low: distance.low / 2, high: distance.high / 2 });
  const plain = compareWindows({ current: sketchOf(current, NEXT_WEEK), reference: sketchOf(reference) });
  expect(plain).toMatchObject({ state: 'compared', newShare: undefined });
});

it('takes one very active user as one source, and many like it as a shift', () => {
  const others = madeEvents(0, 400, 5);
  const loud = madeEvents(0, 100, 5).map((event) => ({ ...event, bag: 3, features: [2, 2, 2] }));
  const { pValue, current: size } = compare([...others, ...loud]);
  expect(pValue).toBeGreaterThan(0.05);
  expect(size.effectiveBags).toBeGreaterThan(10);
  const spread = loud.map((event, index) => ({ ...event, bag: index % 32 }));
  expect(compare([...others, ...spread]).pValue).toBeLessThan(0.05);
});

it('compares windows of very unequal size', () => {
  const many = madeEvents(0, 9_000, 90);
  expect(compare(current, many).pValue).toBeLessThan(0.05);
  expect(compare(madeEvents(0, 260, 5), many).pValue).toBeGreaterThan(0.05);
});

it.each([
  ['events', madeEvents(1, 199, 5), { what: 'events', have: 199, need: 200 }],
  ['blocks', madeEvents(1, 260, 3), { what: 'blocks', have: 3, need: 4 }],
  ['bags', current.map((event) => ({ ...event, bag: event.bag % 15 })), { what: 'bags', have: 15, need: 16 }],
  [
    'effective bags',
    current.map((event, index) => (index % 3 === 0 ? event : { ...event, bag: 0 })),
    { what: 'effectiveBags', have: expect.closeTo(2.1, 0), need: 10 },
  ],
])('refuses windows with too few %s and says what is missing, on either side', (_, few, missing) => {
  for (const window of ['current', 'reference'] as const) {
    const windows = { current: sketchOf(current, NEXT_WEEK), reference: sketchOf(reference) };
    const start = window === 'current' ? NEXT_WEEK : 0;
    const result = compareWindows({ ...windows, [window]: sketchOf(few, start) });
    expect(result).toMatchObject({ state: 'insufficient', missing: [{ window, ...missing }] });
  }
});

it('refuses one actor alone, and empty windows, with all that is missing', () => {
  const one = current.map((event) => ({ ...event, bag: 7 }));
  const alone = compareWindows({ current: sketchOf(one, NEXT_WEEK), reference: sketchOf(reference) });
  expect(alone).toMatchObject({
    missing: [
      { what: 'bags', have: 1 },
      { what: 'effectiveBags', have: 1 },
    ],
  });
  const empty = compareWindows({ current: [], reference: [] });
  expect(empty.state === 'insufficient' && empty.missing.length).toBe(8);
});

it('throws for a block in both windows, unequal widths, sums that are no numbers, and bags that do not exist', () => {
  const windows = { current: sketchOf(current), reference: sketchOf(reference) };
  expect(() => compareWindows(windows)).toThrow(/hour 0 is in both windows/);
  const narrow = sketchOf(
    changed(current, () => [1]),
    NEXT_WEEK,
  );
  expect(() => compareWindows({ ...windows, current: narrow })).toThrow(/1 and of 3 features/);
  const unknown = sketchOf(
    changed(current, () => [1, NaN, 0]),
    NEXT_WEEK,
  );
  expect(() => compareWindows({ ...windows, current: unknown })).toThrow(/finite numbers/);
  const stray = sketchOf([{ ...current[0]!, bag: 32 }], NEXT_WEEK);
  expect(() => compareWindows({ ...windows, current: stray })).toThrow(/no bag 32/);
});
