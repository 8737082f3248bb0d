import { describe, expect, it } from 'vitest';
import { readAppVector } from './app-vector.js';

const sent = (told: object = {}) => ({ model: 'ada', dimension: 2, vector: [3, 4], ...told });

describe('a vector that an app sent', () => {
  it('is stored at length 1, in the space of its model and width', () => {
    const read = readAppVector(sent());
    expect(read).toEqual({ encoder: 'app:ada/2', vector: Float32Array.of(0.6, 0.8) });
    const wide = readAppVector(
      sent({ dimension: 1536, vector: Array.from({ length: 1536 }, (_, at) => at) }),
    );
    expect(wide).toMatchObject({ encoder: 'app:ada/1536-128' });
  });

  it.each([
    ['names no model', { model: ' ' }, 'names no model'],
    ['is not as wide as it says', { dimension: 3 }, 'app:ada/3 has 2 numbers'],
    ['holds what is not finite', { vector: [1, Number.NaN] }, 'not finite'],
    ['holds what is no number', { vector: [1, null] }, 'not finite'],
    ['has no direction', { vector: [0, 0] }, 'no direction'],
    ['is too large to have a length', { vector: [1e39, 1e39] }, 'no direction'],
  ])('is refused with the reason when it %s', (_, told, reason) => {
    expect(readAppVector(sent(told))).toEqual({ broken: expect.stringContaining(reason) });
  });
});
