import { CodePointOffsets } from '../text/code-point-offsets.js';
import { stripped } from '../text/python-text.js';
import { type Sentence, sentencesOf } from '../text/sentences.js';
import type { Tokenizer } from '../tokenizer/tokenizer.js';
import { aggregate } from './aggregate.js';
import { answerWordsOf } from './answer-words.js';
import { closestPassages } from './closest-passages.js';
import { Context } from './context.js';
import type { GroundednessInput, JudgedSentence, Judgement, UnsupportedSpan } from './judgement.js';
import { lexicalFeatures } from './lexical-features.js';
import { LIMITS } from './limits.js';
import { modelFeatures, sigmoid } from './model-features.js';
import type { GroundednessParameters } from './parameters.js';
import { spansOf } from './spans.js';
import { type AnswerTokens, type Window, Windows } from './windows.js';

/** Runs the model on one window: a logit for each of its tokens, and one for the window. Higher: less supported. */
export type RunWindow = (window: Window) => Promise<{ tokens: ArrayLike<number>; window: number }>;

/** The score of a sentence is the mean of its highest token probabilities. */
const WORST_TOKENS = 3;

export async function judge(
  input: GroundednessInput,
  parameters: GroundednessParameters,
  tokenizer: Tokenizer,
  run: RunWindow,
): Promise<Judgement> {
  const text = input.answer.slice(0, LIMITS.answer);
  const context = new Context(input.passages);
  const sentences = sentencesOf(text);
  const tokens = tokenizer.encode(text);
  const answer: AnswerTokens = { sentences, tokens, words: answerWordsOf(text, context) };
  const windows = new Windows(context, answer, input.question, tokenizer, parameters.window);
  const chunks = windows.chunks.slice(0, LIMITS.windows);
  const scores = new Float32Array(chunks.at(-1)?.at(-1)?.to ?? 0);
  const logits: number[] = [];
  for (const chunk of chunks) {
    const window = windows.of(chunk);
    const found = await run(window);
    for (let token = window.from; token < window.to; token += 1) {
      scores[token] = sigmoid(found.tokens[window.offset + token - window.from]!);
    }
    logits.push(found.window);
  }
  const scored = scoreSentences(answer, scores);
  const features = {
    ...lexicalFeatures(text, sentences, answer.words, context),
    ...modelFeatures({ tokens: scores, sentences: scored.map(({ score }) => score), windows: logits }),
  };
  const listed = describeSentences(text, answer, scored.slice(0, LIMITS.sentences), context);
  const unsupported = aggregate(features, parameters.aggregator);
  return {
    grounded: 1 - unsupported,
    supported: unsupported < parameters.answerThreshold,
    sentences: listed,
    unsupported: describeSpans(text, answer, scores, parameters),
    truncated:
      context.truncated ||
      text.length < input.answer.length ||
      chunks.length < windows.chunks.length ||
      scored.length > listed.length,
    windows: chunks.length,
  };
}

interface ScoredSentence extends Sentence {
  /** Mean of the highest token probabilities: higher is less supported. */
  readonly score: number;
}

function scoreSentences({ sentences, tokens }: AnswerTokens, scores: Float32Array): ScoredSentence[] {
  const scored: ScoredSentence[] = [];
  let next = 0;
  for (const { start, end } of sentences) {
    const from = next;
    while (next < scores.length && tokens.starts[next]! < end) next += 1;
    if (next === from) continue;
    const worst = scores.slice(from, next).sort().reverse().subarray(0, WORST_TOKENS);
    scored.push({ start, end, score: worst.reduce((sum, score) => sum + score, 0) / worst.length });
  }
  return scored;
}

function describeSentences(
  text: string,
  { words }: AnswerTokens,
  sentences: readonly ScoredSentence[],
  context: Context,
): JudgedSentence[] {
  const offsets = new CodePointOffsets(text);
  let next = 0;
  return sentences.map(({ start, end, score }) => {
    const stems = new Set<number>();
    const missing = new Set<string>();
    while (next < words.length && words[next]!.start < start) next += 1;
    for (; next < words.length && words[next]!.start < end; next += 1) {
      const { number, stem, stop } = words[next]!;
      if (number !== undefined) stems.add(number);
      else if (!stop) missing.add(stem);
    }
    const shown = stripped(text, start, end);
    return {
      start: offsets.at(shown.start),
      end: offsets.at(shown.end),
      score: 1 - score,
      passages: closestPassages(context, stems, missing.size),
    };
  });
}

function describeSpans(
  text: string,
  { tokens }: AnswerTokens,
  scores: Float32Array,
  { tokenThreshold, spanGap }: GroundednessParameters,
): UnsupportedSpan[] {
  const offsets = new CodePointOffsets(text);
  return spansOf(scores, tokenThreshold, spanGap)
    .slice(0, LIMITS.spans)
    .map(({ from, to, score }) => ({
      start: offsets.at(tokens.starts[from]!),
      end: offsets.at(tokens.ends[to - 1]!),
      score,
    }));
}
