import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openModelHost, type ModelHost } from '@almenara/local-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProjection, Projection } from './projection.js';
import { SentenceEncoder } from './sentence-encoder.js';

const models = fileURLToPath(new URL('../../../../models', import.meta.url));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

describe('the projection', () => {
  it('gives what NumPy computes of the same file', () => {
    // Made by scripts/projection-by-python.py.
    const known = JSON.parse(
      readFileSync(new URL('generated/projection-by-python.json', import.meta.url), 'utf8'),
    ) as number[];
    const vector = Float32Array.from({ length: 384 }, (_, at) => Math.sin(at * 1.7 + 1));
    const length = Math.hypot(...vector);
    const projected = openProjection({ models }).apply(vector.map((value) => value / length))!;
    expect(projected).toHaveLength(known.length);
    for (const [at, value] of known.entries()) expect(projected[at]).toBeCloseTo(value, 4);
  });

  it('refuses a file or a vector of another size', () => {
    expect(() => new Projection(new Uint8Array(8))).toThrow('8 bytes');
    expect(() => openProjection({ models }).apply(new Float32Array(8))).toThrow('8 numbers');
    expect(() => openProjection({ models: '/nowhere' })).toThrow('is missing');
  });
});

describe('the sentence encoder', () => {
  let host: ModelHost;
  let encoder: SentenceEncoder;

  beforeAll(async () => {
    host = await openModelHost({ modelsFolder: models });
    const version = host.models.versions['embedding']!;
    const model = { version, embed: async (texts: readonly string[]) => (await host.embed(texts)).result };
    encoder = new SentenceEncoder(model, openProjection({ models }));
  });
  afterAll(() => host.close());

  it('is named after its weights and its projection', () => {
    expect(encoder.id).toMatch(/^minilm-l6-[0-9a-f]{12}\/pca192@[0-9a-f]{8}$/);
  });

  it('gives unit vectors that are near when the meaning is, nothing for nothing, and the same each time', async () => {
    const texts = [
      'How do I reset my password?',
      '  ',
      'I forgot my login and need a new one',
      'Bake it for an hour',
    ];
    const [password, nothing, login, cake] = await encoder.encode(texts);
    expect(nothing).toBeNull();
    for (const vector of [password!, login!, cake!]) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    expect(dot(password!, login!)).toBeGreaterThan(dot(password!, cake!) + 0.2);
    expect(await encoder.encode(['Bake it for an hour'])).toEqual([cake]);
  });
});
