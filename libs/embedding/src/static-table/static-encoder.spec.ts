import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseVocabulary, Tokenizer } from '@almenara/local-models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStaticEncoder, StaticEncoder } from './static-encoder.js';

const models = fileURLToPath(new URL('../../../../models', import.meta.url));
const encoder = openStaticEncoder({ models });

/** Made by scripts/static-by-python.py with NumPy and the tokenizer of Hugging Face. */
const known = JSON.parse(
  readFileSync(new URL('generated/static-by-python.json', import.meta.url), 'utf8'),
) as { text: string; vector: number[] | null }[];

const lengthOf = (vector: Float32Array) => Math.hypot(...vector);

describe('the static table', () => {
  it.each(known)('gives what Python reads from the same file: $text', ({ text, vector }) => {
    const own = encoder.encodeOne(text);
    if (!vector || !own) expect(own).toBe(vector);
    else for (const [at, value] of vector.entries()) expect(own[at]).toBeCloseTo(value, 5);
  });

  it('gives the same unit vector for a text each time, alone and among others', async () => {
    const [first, second] = await encoder.encode(['Where is my order?', 'Returns are free.']);
    expect(first).toEqual(encoder.encodeOne('Where is my order?'));
    expect(second).toHaveLength(encoder.dimensions);
    expect(lengthOf(second!)).toBeCloseTo(1, 5);
  });

  it('gives a unit vector or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const vector = encoder.encodeOne(text);
        return vector === null || Math.abs(lengthOf(vector) - 1) < 1e-4;
      }),
      { numRuns: 30 },
    );
    expect(encoder.encodeOne('\u0000')).toBeNull();
  });

  it('reads a long text from its beginning only, in bounded time', () => {
    const start = 'word '.repeat(200);
    expect(encoder.encodeOne(start + 'zebra '.repeat(200_000))).toEqual(encoder.encodeOne(start));
  });

  it('refuses a table that does not fit the vocabulary', () => {
    const tokenizer = new Tokenizer(parseVocabulary('[UNK]\n[CLS]\n[SEP]\na'));
    expect(() => new StaticEncoder(new Int8Array(7), tokenizer)).toThrow('7 bytes');
    expect(() => openStaticEncoder({ models: '/nowhere' })).toThrow('is missing');
  });
});
