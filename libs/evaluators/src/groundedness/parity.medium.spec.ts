import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadOnnx, readVocabulary, Tokenizer, VOCABULARY_FILE } from '@almenara/local-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodePointOffsets } from '../text/code-point-offsets.js';
import { sentencesOf } from '../text/sentences.js';
import { answerWordsOf } from './answer-words.js';
import { Context } from './context.js';
import { type GroundednessModel, openGroundednessModel } from './groundedness-model.js';
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

const isWithin = (
  [start, end]: readonly [number, number],
  spans: readonly (readonly [number, number])[],
): boolean => spans.some(([from, to]) => start >= from && end <= to);

describe('the model says in Node what it says in Python', () => {
  let model: GroundednessModel;
  let tokenizer: Tokenizer;

  beforeAll(async () => {
    tokenizer = new Tokenizer(readVocabulary(join(folder, VOCABULARY_FILE)));
    model = await openGroundednessModel({ onnx: await loadOnnx(), tokenizer, folder });
  });

  afterAll(() => model.release());

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
    const spans = judged.unsupported.map(({ start, end }) => [start, end] as const);
    // A token at the threshold may fall on either side, and with it the few that the gap joins to it.
    const { logit, gap } = model.parameters.spans;
    const threshold = 1 / (1 + Math.exp(-logit));
    const isClose = (at: number) => Math.abs((expected.tokenProbabilities[at] ?? 0) - threshold) < TOLERANCE;
    const differing = expected.tokens.flatMap((token, at) =>
      isWithin(token, spans) === isWithin(token, expected.unsupported) ? [] : [at],
    );
    for (const at of differing) {
      const around = Array.from({ length: 2 * gap + 3 }, (_, step) => at - gap - 1 + step);
      expect(around.some(isClose), `token ${at} is far from the threshold`).toBe(true);
    }
  });
});
