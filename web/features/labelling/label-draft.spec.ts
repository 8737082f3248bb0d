import { expect, test } from 'vitest';
import { choose, EMPTY_DRAFT, judgeSentences, step, toggle } from './label-draft';

const Q = 'groundedness';
const SENTENCES = [
  { start: 0, end: 4 },
  { start: 5, end: 9 },
];

test('a marked sentence makes the answer unsupported, unless the rater is unsure', () => {
  expect(toggle(EMPTY_DRAFT, Q, 1)).toMatchObject({ verdict: 'unsupported', marked: [1], current: 1 });
  expect(toggle(choose(EMPTY_DRAFT, Q, 'unsure'), Q, 1).verdict).toBe('unsure');
  expect(toggle(choose(EMPTY_DRAFT, Q, 'supported'), Q, 0).verdict).toBe('unsupported');
  const unmarked = toggle(toggle(EMPTY_DRAFT, Q, 1), Q, 1);
  expect(unmarked).toMatchObject({ verdict: 'unsupported', marked: [] });
});

test('to call the answer supported takes the marks off', () => {
  const marked = toggle(EMPTY_DRAFT, Q, 0);
  expect(choose(marked, Q, 'supported').marked).toEqual([]);
  expect(choose(marked, Q, 'unsure').marked).toEqual([0]);
});

test('keys stay inside the answer', () => {
  expect(step(EMPTY_DRAFT, -1, 2).current).toBe(0);
  expect(step(step(EMPTY_DRAFT, 1, 2), 1, 2).current).toBe(1);
  expect(step(EMPTY_DRAFT, 1, 0).current).toBe(0);
});

test('nothing is said of sentences that nobody judged', () => {
  const of = (draft: typeof EMPTY_DRAFT) => judgeSentences(draft, Q, SENTENCES).map(({ verdict }) => verdict);
  expect(of(choose(EMPTY_DRAFT, Q, 'supported'))).toEqual(['supported', 'supported']);
  expect(of(choose(EMPTY_DRAFT, Q, 'unsupported'))).toEqual([]);
  expect(of(toggle(EMPTY_DRAFT, Q, 1))).toEqual(['supported', 'unsupported']);
  expect(of(toggle(choose(EMPTY_DRAFT, Q, 'unsure'), Q, 1))).toEqual(['unsupported']);
});
