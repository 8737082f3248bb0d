import { expect, test } from 'vitest';
import { rankDocuments } from './rank-documents.js';

const sums = (n: number, bad: number) => ({
  n,
  bad,
  weight: n,
  weightedBad: bad,
  squaredWeight: n,
  squaredWeightedBad: bad,
  greatestWeight: 1,
});
const document = (documentId: string, n: number, bad: number) => ({ documentId, ...sums(n, bad) });

test('the surest culprit comes first, documents under better answers are left out', () => {
  const ranked = rankDocuments(
    sums(1000, 60),
    [document('few', 5, 2), document('culprit', 100, 40), document('innocent', 200, 2)],
    10,
  );
  expect(ranked.map(({ documentId }) => documentId)).toEqual(['culprit', 'few']);
  const [culprit, few] = ranked;
  // 40 of 100 against 20 of 900.
  expect(culprit).toMatchObject({ n: 100, bad: 40, rate: { value: 0.4 }, rest: { n: 900 } });
  expect(culprit!.lift).toBeCloseTo(18);
  expect(culprit!.adjustedP).toBeLessThan(0.001);
  expect(culprit!.difference.lo).toBeGreaterThan(0.2);
  expect(few!.adjustedP).toBeGreaterThan(culprit!.adjustedP);
});

test('a document under every answer has nothing to be compared with', () => {
  expect(rankDocuments(sums(10, 5), [document('always', 10, 5)], 10)).toEqual([]);
});

test('says no lift where nothing else failed', () => {
  expect(rankDocuments(sums(40, 5), [document('only', 10, 5)], 10)).toMatchObject([{ lift: null }]);
});
