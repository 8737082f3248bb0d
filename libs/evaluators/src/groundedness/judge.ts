import type { Tokenizer } from '@almenara/local-models';
import { CodePointOffsets } from '../text/code-point-offsets.js';
import { stripped } from '../text/python-text.js';
import { type Sentence, sentencesOf } from '../text/sentences.js';
import { answerFeatures } from './answer-features.js';
import { answerWordsOf } from './answer-words.js';
import { closestPassages } from './closest-passages.js';
import { Context } from './context.js';
import type { GroundednessInput, JudgedSentence, Judgement, UnsupportedSpan } from './judgement.js';
import { LIMITS } from './limits.js';
import { predict } from './logistic-model.js';
import { sigmoid } from './logits.js';
import type { GroundednessParameters, SpanRule } from './parameters.js';
import { NO_WINDOW, type Scores } from './scores.js';
import { sentenceFeatures } from './sentence-features.js';
import { spansOf } from './spans.js';
import { type AnswerTokens, type Window, Windows } from './windows.js';

/** Runs the model on one window: a logit for each of its tokens, and one for the window. Higher: less supported. */
export type RunWindow = (window: Window) => Promise<{ tokens: ArrayLike<number>; window: number }>;

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
  const logits = new Float32Array(chunks.at(-1)?.at(-1)?.to ?? 0);
  const windowLogits: number[] = [];
  for (const chunk of chunks) {
    const window = windows.of(chunk);
    const found = await run(window);
    for (let token = window.from; token < window.to; token += 1) {
      logits[token] = found.tokens[window.offset + token - window.from]!;
    }
    windowLogits.push(found.window);
  }
  const judged = tokensOfSentences(answer, logits.length);
  const scores = scoresOf(logits, judged, windowLogits);
  const facts = { isRecord: context.isRecord, hasQuestion: windows.hasQuestion };
  const unsupported = predict(answerFeatures(scores, facts), parameters.answer);
  const listed = judged.slice(0, LIMITS.sentences);
  const sentenceScores = sentenceFeatures({ ...scores, sentences: scores.sentences.slice(0, listed.length) });
  return {
    grounded: 1 - unsupported,
    supported: unsupported < parameters.answerThreshold,
    sentences: describeSentences(
      text,
      answer,
      listed,
      sentenceScores.map((each) => 1 - predict(each, parameters.sentence)),
      context,
    ),
    unsupported: describeSpans(text, answer, logits, Math.max(...scores.windows), parameters.spans),
    truncated:
      context.truncated ||
      text.length < input.answer.length ||
      chunks.length < windows.chunks.length ||
      judged.length > listed.length,
    windows: chunks.length,
  };
}

interface TokensOfSentence extends Sentence {
  /** Token indexes, half open. */
  readonly from: number;
  readonly to: number;
}

/** Of the sentences that have judged tokens. */
function tokensOfSentences({ sentences, tokens }: AnswerTokens, judged: number): TokensOfSentence[] {
  const found: TokensOfSentence[] = [];
  let next = 0;
  for (const { start, end } of sentences) {
    const from = next;
    while (next < judged && tokens.starts[next]! < end) next += 1;
    if (next > from) found.push({ start, end, from, to: next });
  }
  return found;
}

function scoresOf(logits: Float32Array, sentences: readonly TokensOfSentence[], windows: number[]): Scores {
  const tokens = Float64Array.from(logits, sigmoid);
  const [first = NO_WINDOW, ...others] = windows;
  return {
    tokens,
    sentences: sentences.map(({ from, to }) => tokens.subarray(from, to)),
    windows: [first, ...others],
  };
}

function describeSentences(
  text: string,
  { words }: AnswerTokens,
  sentences: readonly Sentence[],
  scores: readonly number[],
  context: Context,
): JudgedSentence[] {
  const offsets = new CodePointOffsets(text);
  let next = 0;
  return sentences.map(({ start, end }, index) => {
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
      score: scores[index]!,
      passages: closestPassages(context, stems, missing.size),
    };
  });
}

function describeSpans(
  text: string,
  { tokens }: AnswerTokens,
  logits: Float32Array,
  largestWindow: number,
  rule: SpanRule,
): UnsupportedSpan[] {
  const offsets = new CodePointOffsets(text);
  return spansOf(logits, rule.logit - rule.windowShare * largestWindow, rule.gap)
    .slice(0, LIMITS.spans)
    .map(({ from, to, score }) => ({
      start: offsets.at(tokens.starts[from]!),
      end: offsets.at(tokens.ends[to - 1]!),
      score: sigmoid(score),
    }));
}
