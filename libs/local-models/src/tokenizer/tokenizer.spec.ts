import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tokenizer } from './tokenizer.js';
import { parseVocabulary } from './vocabulary.js';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('');
const vocabulary = parseVocabulary(
  [
    '[PAD]\n[UNK]\n[CLS]\n[SEP]',
    ...letters,
    ...letters.map((letter) => `##${letter}`),
    'un ##able token ##s cafe . , - = 東 ο ##σ'.split(' ').join('\n'),
  ].join('\n'),
);
const tokenizer = new Tokenizer(vocabulary);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...Array.from('ab .,-\n\t\u00a0é\u0301\u200b東한≠İΣﬁ😀\ud83d\udfff\u0000ß')),
  }),
);

/** Pieces as they are written in the original text. */
function written(input: string): string[] {
  const { starts, ends } = tokenizer.encode(input);
  return starts.map((start, token) => input.slice(start, ends[token]));
}

describe('a tokenizer', () => {
  it('takes the longest pieces, and the whole word when a part is unknown', () => {
    expect(written('Unable tokens, unщable')).toEqual(['Un', 'able', 'token', 's', ',', 'unщable']);
    expect(tokenizer.encode('unщable').ids).toEqual([vocabulary.unknown]);
    expect(tokenizer.encode(`${'a'.repeat(100)} ${'a'.repeat(101)}`).ids.slice(100)).toEqual([
      vocabulary.unknown,
    ]);
  });

  it('points into the original where the normal form is longer, shorter or split', () => {
    expect(written('CAFE\u0301 ca\u00adfé')).toEqual(['CAFE', 'ca\u00adfé']);
    expect(written('a≠b 東東')).toEqual(['a', '≠', 'b', '東', '東']);
    expect(written('\u00a0x\u2028y\u0000')).toEqual(['x', 'y']);
  });

  it('knows no final sigma', () => {
    expect(tokenizer.encode('ΟΣ').ids).toEqual([vocabulary.ids.get('ο'), vocabulary.ids.get('##σ')]);
  });

  it('stops at its limit', () => {
    expect(tokenizer.encode('a b c d', 2)).toEqual({
      ids: [vocabulary.ids.get('a'), vocabulary.ids.get('b')],
      starts: [0, 2],
      ends: [1, 3],
    });
    expect(tokenizer.encode('tokens', 1).ids).toHaveLength(1);
  });

  it('gives tokens in order, inside the text, that cover every word', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { ids, starts, ends } = tokenizer.encode(input);
        expect([starts.length, ends.length]).toEqual([ids.length, ids.length]);
        for (let token = 0; token < ids.length; token += 1) {
          expect(starts[token]).toBeGreaterThanOrEqual(token === 0 ? 0 : starts[token - 1]!);
          expect(ends[token]).toBeGreaterThan(starts[token]!);
          expect(ends[token]).toBeLessThanOrEqual(input.length);
        }
        for (const { index } of input.matchAll(/[a-z0-9]/gi)) {
          expect(starts.some((start, token) => start <= index && index < ends[token]!)).toBe(true);
        }
      }),
    );
  });

  it('gives each word the same pieces wherever it stands', () => {
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1 });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const apart = words.flatMap((each) => tokenizer.encode(each).ids);
        expect(tokenizer.encode(words.join(' ')).ids).toEqual(apart);
      }),
    );
  });
});
