import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GroundednessModel } from '../model-host/groundedness-model.js';
import { loadModels, MODEL_FILES, type Models } from '../model-host/load-models.js';
import { CodePointOffsets } from '../text/code-point-offsets.js';
import { sentencesOf } from '../text/sentences.js';
import { Tokenizer } from '../tokenizer/tokenizer.js';
import { readVocabulary } from '../tokenizer/vocabulary.js';
import { answerWordsOf } from './answer-words.js';
import { Context } from './context.js';
import { Windows } from './windows.js';

/** What models/training/groundedness/package.py computed in Python with the weights that ship. */
interface Case {
  readonly name: string;
  readonly question: string | null;
  readonly contexts: readonly string[];
  readonly answer: string;
  readonly units: readonly string[];
  readonly sentences: readonly (readonly [number, number])[];
  readonly tokens: readonly (readonly [number, number])[];
  readonly windows: readonly { ids: number[]; marks: number[]; p0: number; t0: number; t1: number }[];
  readonly tokenProbabilities: readonly number[];
  readonly sentenceProbabilities: readonly number[];
  readonly probability: number;
  readonly unsupported: readonly (readonly [number, number])[];
}

/** Processors add up the products of eight-bit numbers in different ways. */
const TOLERANCE = 0.02;

const folder = fileURLToPath(new URL('../../../../models', import.meta.url));
const file = join(folder, 'groundedness/parity.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

describe('the model says in Node what it says in Python', () => {
  let models: Models;
  let model: GroundednessModel;
  let tokenizer: Tokenizer;

  beforeAll(async () => {
    models = await loadModels(folder);
    model = models.groundedness!;
    tokenizer = new Tokenizer(readVocabulary(join(folder, MODEL_FILES.vocabulary)));
  });

  afterAll(() => models.release());

  it.each(cases)('$name', async (expected) => {
    const { answer, question, contexts } = expected;
    const context = new Context(contexts);
    const sentences = sentencesOf(answer);
    const tokens = tokenizer.encode(answer);
    const offsets = new CodePointOffsets(answer);
    const words = answerWordsOf(answer, context);
    const shape = model.parameters.window;
    const windows = new Windows(context, { sentences, tokens, words }, question ?? '', tokenizer, shape);
    const made = windows.chunks.map((chunk) => windows.of(chunk));
    expect(context.units.map(({ text }) => text)).toEqual(expected.units);
    expect(sentences.map(({ start, end }) => [offsets.at(start), offsets.at(end)])).toEqual(
      expected.sentences,
    );
    expect(tokens.starts.map((start, at) => [offsets.at(start), offsets.at(tokens.ends[at]!)])).toEqual(
      expected.tokens,
    );
    expect(
      made.map(({ ids, marks, offset, from, to }) => ({ ids, marks, p0: offset, t0: from, t1: to })),
    ).toEqual(expected.windows.map(({ ids, marks, p0, t0, t1 }) => ({ ids, marks, p0, t0, t1 })));
    const judged = await model.judge({ answer, question: question ?? '', passages: contexts });
    expect(Math.abs(1 - judged.grounded - expected.probability)).toBeLessThan(TOLERANCE);
    const scores = judged.sentences.map(({ score }) => score);
    expect(scores).toHaveLength(expected.sentenceProbabilities.length);
    for (const [index, probability] of expected.sentenceProbabilities.entries()) {
      expect(Math.abs(1 - scores[index]! - probability)).toBeLessThan(TOLERANCE);
    }
    expect(judged.unsupported.map(({ start, end }) => [start, end])).toEqual(expected.unsupported);
  });
});
