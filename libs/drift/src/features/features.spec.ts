import { expect, it } from 'vitest';
import { NUMBER_BINS, NUMBER_EDGES, numberBin, numberBins } from './number-bin.js';
import { textFeatures, textFeatureWidth } from './text-features.js';

it('puts the scaled energy of 16 bands of coordinates behind the vector', () => {
  const vector = Array.from({ length: 32 }, (_, at) => (at === 3 ? 0.6 : at === 30 ? -0.8 : 0));
  const features = textFeatures(vector);
  expect(features.length).toBe(textFeatureWidth(32));
  expect(Array.from(features.slice(0, 32))).toEqual(vector);
  const energies = Array.from({ length: 16 }, (_, band) => (band === 1 ? 0.36 : band === 15 ? 0.64 : 0));
  expect(Array.from(features.slice(32))).toEqual(energies.map((energy) => expect.closeTo(1.25 * energy, 12)));
});

it('gives the energies of a unit vector one and the same sum, at widths that bands divide or not', () => {
  for (const width of [64, 100, 384]) {
    const energies = textFeatures(unit(width, width)).slice(width);
    expect(energies.length).toBe(16);
    expect(energies.reduce((sum, energy) => sum + energy, 0)).toBeCloseTo(1.25, 12);
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
