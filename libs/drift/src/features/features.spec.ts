import { expect, it } from 'vitest';
import { NUMBER_BINS, NUMBER_EDGES, numberBin, numberBins } from './number-bin.js';
import { textFeatures } from './text-features.js';

it('puts the squares behind the vector, scaled by the root of an eighth of its width', () => {
  expect([...textFeatures([0.6, -0.8])]).toEqual(
    [0.6, -0.8, 0.5 * 0.36, 0.5 * 0.64].map((x) => expect.closeTo(x, 12)),
  );
});

it('gives the squares of an even cloud of unit vectors about a quarter of the variance at any width', () => {
  for (const width of [64, 128, 384]) {
    let [plain, squares] = [0, 0];
    const means = new Float64Array(width);
    const events = Array.from({ length: 400 }, (_, event) => textFeatures(unit(width, event)));
    for (const features of events)
      for (let at = 0; at < width; at++) means[at]! += features[width + at]! / 400;
    for (const features of events)
      for (let at = 0; at < width; at++) {
        plain += features[at]! ** 2;
        squares += (features[width + at]! - means[at]!) ** 2;
      }
    expect(squares / plain).toBeGreaterThan(0.2);
    expect(squares / plain).toBeLessThan(0.3);
  }
});

it('has 64 bins with ascending edges, each edge the first value of its bin', () => {
  expect(NUMBER_BINS).toBe(64);
  expect(NUMBER_EDGES).toEqual([...NUMBER_EDGES].sort((a, b) => a - b));
  expect(new Set(NUMBER_EDGES).size).toBe(63);
  for (const [index, edge] of NUMBER_EDGES.entries()) {
    expect(numberBin(edge)).toBe(index + 1);
    expect(numberBin(edge - Math.abs(edge) * 1e-12 - 1e-300)).toBe(index);
  }
});

it('writes every edge as a short decimal, so that all readers compare with the same double', () => {
  for (const edge of NUMBER_EDGES) expect(String(edge).length).toBeLessThanOrEqual(8);
});

it('keeps zero, negative values, scores, ranks and money apart', () => {
  const bins = [-3, -0.7, -0.2, 0, 0.00015, 0.003, 0.42, 0.47, 0.97, 1, 2, 3, 12, 480, 620, 2e6].map(
    numberBin,
  );
  expect(new Set(bins).size).toBe(bins.length);
  expect(numberBin(-0)).toBe(numberBin(0));
  expect(numberBin(-Infinity)).toBe(0);
  expect(numberBin(Infinity)).toBe(63);
  expect(() => numberBin(NaN)).toThrow(RangeError);
});

it('names the bins without a gap', () => {
  const bins = numberBins();
  expect(bins[0]!.from).toBe(-Infinity);
  expect(bins.at(-1)!.to).toBe(Infinity);
  for (let bin = 1; bin < bins.length; bin++) expect(bins[bin]!.from).toBe(bins[bin - 1]!.to);
});

function unit(width: number, seed: number): number[] {
  let state = seed + 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const values = Array.from(
    { length: width },
    () => Math.sqrt(-2 * Math.log(next())) * Math.cos(6.2831853 * next()),
  );
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
