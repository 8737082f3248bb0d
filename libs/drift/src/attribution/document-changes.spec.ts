import { expect, test } from 'vitest';
import { documentChanges } from './document-changes.js';

const totals = { reference: 1_000, current: 1_000, shifted: 100 };

test('documents that nobody gets any more are told from rare ones', () => {
  const changes = documentChanges(
    [
      { id: 'gone', reference: 40, current: 0 },
      { id: 'rare', reference: 3, current: 0 },
      { id: 'fresh', reference: 0, current: 30 },
      { id: 'more', reference: 20, current: 90 },
      { id: 'less', reference: 90, current: 20 },
      { id: 'same', reference: 50, current: 52 },
    ],
    totals,
  );
  expect(Object.fromEntries(changes.map(({ id, kind }) => [id, kind]))).toEqual({
    gone: 'gone',
    rare: 'same',
    fresh: 'new',
    more: 'more',
    less: 'less',
    same: 'same',
  });
});

test('documents under the shifted events are compared with the other current events', () => {
  const [change] = documentChanges([{ id: 'a', reference: 10, current: 28, shifted: 10 }], totals);
  expect(change!.shiftedLift).toBeCloseTo(0.1 / 0.02, 12);
  expect(documentChanges([{ id: 'a', reference: 10, current: 28 }], totals)[0]).not.toHaveProperty(
    'shiftedLift',
  );
});

test('the order of documents does not matter, and none give none', () => {
  const counts = ['b', 'a', 'c'].map((id) => ({ id, reference: 10, current: 20 }));
  expect(documentChanges(counts, totals).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(documentChanges(counts.reverse(), totals).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(documentChanges([], totals)).toEqual([]);
});

test('a smaller current window needs more before a document is gone', () => {
  const smaller = { reference: 1_000, current: 100 };
  const kinds = [40, 80].map(
    (count) => documentChanges([{ id: 'a', reference: count, current: 0 }], smaller)[0]!.kind,
  );
  expect(kinds).toEqual(['less', 'gone']);
});

test('a count above its total is refused', () => {
  expect(() =>
    documentChanges([{ id: 'a', reference: 5, current: 0 }], { reference: 4, current: 1 }),
  ).toThrow(RangeError);
});
