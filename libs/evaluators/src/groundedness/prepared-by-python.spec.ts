import { readFileSync } from 'node:fs';
import { parseVocabulary, Tokenizer } from '@almenara/local-models';
import { describe, expect, it } from 'vitest';
import { CodePointOffsets } from '../text/code-point-offsets.js';
import { sentencesOf } from '../text/sentences.js';
import { answerWordsOf } from './answer-words.js';
import { Context } from './context.js';
import { lexicalFeatures } from './lexical-features.js';
import type { WindowShape } from './parameters.js';
import { Windows } from './windows.js';

/** From models/training/groundedness/prepare.py and tokenizers 0.23.3, by scripts/prepare-by-python.py. */
interface Prepared {
  readonly shape: WindowShape;
  readonly vocabulary: readonly string[];
  readonly rows: readonly {
    readonly question: string | null;
    readonly contexts: readonly string[];
    readonly answer: string;
    readonly units: readonly string[];
    readonly sentences: readonly (readonly [number, number])[];
    readonly tokens: readonly (readonly [number, number, number])[];
    readonly windows: readonly (readonly [number[], number[], number, number, number])[];
    readonly lexical: readonly number[];
    readonly record: boolean;
  }[];
}

const file = new URL('./generated/prepared-by-python.json', import.meta.url);
const { shape, vocabulary, rows } = JSON.parse(readFileSync(file, 'utf8')) as Prepared;
const tokenizer = new Tokenizer(parseVocabulary(vocabulary.join('\n')));

describe.each(rows)('an answer is prepared as for training: $answer', (row) => {
  const offsets = new CodePointOffsets(row.answer);
  const sentences = sentencesOf(row.answer);
  const tokens = tokenizer.encode(row.answer);
  const context = new Context(row.contexts);
  const words = answerWordsOf(row.answer, context);

  it('has the same units of context', () => {
    expect(context.units.map(({ text }) => text)).toEqual(row.units);
  });

  it('has the same sentences', () => {
    expect(sentences.map(({ start, end }) => [offsets.at(start), offsets.at(end)])).toEqual(row.sentences);
  });

  it('has the same tokens at the same offsets', () => {
    const found = tokens.ids.map((id, token) => [
      id,
      offsets.at(tokens.starts[token]!),
      offsets.at(tokens.ends[token]!),
    ]);
    expect(found).toEqual(row.tokens);
  });

  it('has the same windows with the same marks', () => {
    const windows = new Windows(context, { sentences, tokens, words }, row.question ?? '', tokenizer, shape);
    const found = windows.chunks
      .map((chunk) => windows.of(chunk))
      .map(({ ids, marks, from, to, offset }) => [ids, marks, from, to, offset]);
    expect(found).toEqual(row.windows);
  });

  it('has the same lexical features', () => {
    expect(context.isRecord).toBe(row.record);
    const found = Object.values(lexicalFeatures(row.answer, sentences, words, context));
    expect(found).toHaveLength(row.lexical.length);
    for (const [index, value] of found.entries()) expect(value).toBeCloseTo(row.lexical[index]!, 12);
  });
});
