import { describe, expect, it } from 'vitest';
import { Whitening } from './whitening.js';

/** Correlated, five wide, so that both the four-at-a-time and the left-over sums are used. */
const WIDTH = 5;
const covariance = Float64Array.from({ length: WIDTH * WIDTH }, (_, at) => {
  const [i, j] = [Math.floor(at / WIDTH), at % WIDTH];
  return (1 + i) * (1 + j) * 0.5 ** Math.abs(i - j);
});

describe('Whitening', () => {
  it('solves the Cholesky factor: numpy.linalg.solve(numpy.linalg.cholesky(C), [1, -2, 3, 0.5, 4])', () => {
    const vector = Float64Array.of(1, -2, 3, 0.5, 4);
    new Whitening(covariance, WIDTH).apply(vector);
    const expected = [1.0, -1.7320508075688774, 1.7320508075688779, -0.43301270189221974, 0.8515916470546979];
    for (const [i, value] of expected.entries()) expect(vector[i]).toBeCloseTo(value, 12);
  });

  it('is taken back', () => {
    const whitening = new Whitening(covariance, WIDTH);
    const vectors = Float64Array.of(9, 9, 1, -2, 3, 0.5, 4, 9);
    whitening.apply(vectors, 2);
    whitening.undo(vectors, 2);
    for (const [i, value] of [9, 9, 1, -2, 3, 0.5, 4, 9].entries()) expect(vectors[i]).toBeCloseTo(value, 12);
  });
});
