import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Encoder } from '../encoder.js';
import { openStaticEncoder } from '../static-table/static-encoder.js';
import { CANARY_TEXTS } from './canary-texts.js';
import { type Fingerprint, fingerprint, sameRuler } from './fingerprint.js';

const encoder = openStaticEncoder({ models: fileURLToPath(new URL('../../../../models', import.meta.url)) });
const before = await fingerprint(encoder);

/** The same encoder, whose vectors something happens to on their way. */
const changed = (change: (vector: Float32Array) => Float32Array): Promise<Fingerprint> =>
  fingerprint({
    ...plain(encoder),
    encode: async (texts) => (await encoder.encode(texts)).map((vector) => vector && change(vector)),
  });

const plain = ({ id, dimensions, languages, batchSize }: Encoder) => ({
  id,
  dimensions,
  languages,
  batchSize,
});

describe('the canary texts', () => {
  it('are as many as are said, all different, and each can be read', () => {
    expect(new Set(CANARY_TEXTS).size).toBe(24);
    expect(before.vectors.every((vector) => vector?.length === encoder.dimensions)).toBe(true);
  });

  it('find the same ruler in the same encoder, also after its fingerprint was stored', async () => {
    const stored = JSON.parse(JSON.stringify(before)) as Fingerprint;
    const change = sameRuler(stored, await fingerprint(encoder));
    expect(change).toMatchObject({ kind: 'same' });
    expect((change as { meanCosine: number }).meanCosine).toBeCloseTo(1, 6);
  });

  it('bear the noise of another processor', async () => {
    let at = 0;
    const noisy = await changed((vector) => vector.map((value) => value + 0.004 * Math.sin(at++)));
    expect(sameRuler(before, noisy)).toMatchObject({ kind: 'same' });
  });

  it('find another dimension, another length and another direction', async () => {
    const shorter = await changed((vector) => vector.slice(1));
    expect(sameRuler(before, shorter)).toEqual({ kind: 'dimensions', before: 128, after: 127 });
    const longer = await changed((vector) => vector.map((value) => 2 * value));
    expect(sameRuler(before, longer)).toMatchObject({ kind: 'norm' });
    const turned = sameRuler(before, await changed((vector) => vector.toReversed()));
    expect(turned).toMatchObject({ kind: 'vectors' });
    expect((turned as { meanCosine: number }).meanCosine).toBeLessThan(0.5);
  });

  it('find that an encoder stopped reading some texts', async () => {
    const half: Fingerprint = {
      ...before,
      vectors: before.vectors.map((vector, at) => (at % 2 ? vector : null)),
    };
    expect(sameRuler(before, half)).toMatchObject({ kind: 'vectors', meanCosine: 0.5, leastCosine: 0 });
  });

  it('are never compared with those of another list', () => {
    expect(sameRuler(before, { ...before, list: 2 })).toEqual({ kind: 'list', before: 1, after: 2 });
  });
});
