import { expect, test } from 'vitest';
import { findShifted } from './find-shifted.js';
import { cloud } from './testing/cloud.js';

const reference = [...cloud('r-a', 300, [1, 0, 0], 1), ...cloud('r-b', 300, [0, 1, 0], 2)];
const same = [...cloud('c-a', 270, [1, 0, 0], 3), ...cloud('c-b', 270, [0, 1, 0], 4)];
const fresh = cloud('new', 60, [0, 0, 1], 5);

test('the events of a new group come first and the promised precision is kept', () => {
  const { events, expectedPrecision } = findShifted({ reference, current: [...same, ...fresh] });
  const right = events.filter(({ id }) => id.startsWith('new')).length;
  expect(events.slice(0, 50).every(({ id }) => id.startsWith('new'))).toBe(true);
  expect(right / events.length).toBeGreaterThan(expectedPrecision! - 0.1);
});

test('the order of rows does not matter', () => {
  const given = findShifted({ reference, current: [...same, ...fresh] });
  const turned = findShifted({ reference: [...reference].reverse(), current: [...fresh, ...same].reverse() });
  expect(
    turned.events
      .slice(0, 50)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    given.events
      .slice(0, 50)
      .map(({ id }) => id)
      .sort(),
  );
});

test('without a change few events are listed, and low precision is admitted', () => {
  const { events, expectedPrecision } = findShifted({ reference, current: same });
  expect(events.length).toBeLessThanOrEqual(60);
  if (events.length > 0) expect(expectedPrecision).toBeLessThan(0.95);
});

test('empty windows have no shifted events, and zero vectors are near to nothing', () => {
  expect(findShifted({ reference: [], current: fresh })).toEqual({ events: [], expectedPrecision: null });
  expect(findShifted({ reference, current: [] })).toEqual({ events: [], expectedPrecision: null });
  const zero = { id: 'zero', vector: [0, 0, 0] };
  expect(() => findShifted({ reference: [zero, ...reference], current: [zero, ...fresh] })).not.toThrow();
});

test('int8 vectors as stored give the same events', () => {
  const stored = (rows: typeof reference) =>
    rows.map(({ id, vector }) => ({
      id,
      vector: Int8Array.from(vector, (value) => Math.round(100 * value)),
    }));
  const { events } = findShifted({ reference: stored(reference), current: stored([...same, ...fresh]) });
  expect(events.slice(0, 50).every(({ id }) => id.startsWith('new'))).toBe(true);
});

test('vectors of different dimensions are refused', () => {
  expect(() => findShifted({ reference, current: [{ id: 'x', vector: [1, 0] }] })).toThrow(RangeError);
});
