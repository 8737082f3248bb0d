import { expect, it } from 'vitest';
import { compareShares } from './compare-shares.js';

const indicator = (bin: number): number[] => [0, 1, 2, 3].map((at) => (at === bin ? 1 : 0));

/** Events whose bin is given by their number, in 20 bags; `together` puts each bin's events into few bags. */
function window(
  count: number,
  binOf: (event: number) => number,
  bagOf = (event: number): number => event % 20,
) {
  return Array.from({ length: count }, (_, event) => ({
    start: event % 6,
    cells: [{ bag: bagOf(event), n: 1, sum: indicator(binOf(event)) }],
  }));
}

it('gives the share of each bin that either window has, and leaves out the others', () => {
  const shares = compareShares({
    reference: window(400, (event) => (event % 7 < 3 ? 0 : 1)),
    current: window(400, (event) => (event % 7 < 3 ? 0 : 3)),
  });
  expect(shares.map(({ bin }) => bin)).toEqual([0, 1, 3]);
  expect(shares[0]!.reference.value).toBeCloseTo(3 / 7, 2);
  expect(shares[1]!.current).toMatchObject({ value: 0, low: 0 });
  expect(shares[1]!.current.high).toBeGreaterThan(0.005);
});

it('equals Wilson’s interval where bags differ by chance alone', () => {
  // Wilson 1927 evaluated in Python: 200 of 400, z = 1.959964: 0.5 ± 0.0488.
  const [half] = compareShares({
    reference: window(400, (event) => Math.floor(event / 20) % 2),
    current: window(400, (event) => Math.floor(event / 20) % 2),
  });
  expect(half!.reference.low).toBeCloseTo(0.4512, 4);
  expect(half!.reference.high).toBeCloseTo(0.5488, 4);
});

it('widens where users keep to their own bins', () => {
  const each = window(400, (event) => (event % 20 < 10 ? 0 : 1));
  const [own] = compareShares({ reference: each, current: each });
  // 20 bags of one kind each are worth 19 draws: variance 20/19 · 20 · 10² ÷ 400² = 1/76.
  expect(own!.reference.high - own!.reference.low).toBeGreaterThan(0.38);
});

it('has no shares where a window is empty', () => {
  expect(compareShares({ reference: [], current: window(10, () => 0) })).toEqual([]);
});
