import { FEATURES, openingOf, readFeatures } from './features.js';
import { isEnglish, phrasesOf } from './phrases.js';
import weights from './weights.json' with { type: 'json' };

/** Weights of a logistic regression: one a feature, one a phrase, and the constant. */
export interface LogisticWeights {
  readonly features: readonly number[];
  readonly phrases: Readonly<Record<string, number>>;
  readonly constant: number;
}

/** A phrase counts this much beside a feature, so that the penalty weighs on it more. As in training. */
export const PHRASE_SCALE = 0.35;

const english: LogisticWeights = weights.english;
/** Without phrases, for every other language. */
const general: LogisticWeights = { ...weights.general, phrases: {} };
const partial: LogisticWeights = { ...weights.partial, phrases: {} };

export interface RefusalScores {
  /** Probability that the answer refuses, in part or whole. */
  readonly refuses: number;
  /** Probability that a refusal helps all the same. */
  readonly helps: number;
}

export function scoreRefusal(text: string, question: string | undefined): RefusalScores {
  const features = readFeatures(text, question);
  const sentences = openingOf(text);
  const model = isEnglish(sentences) ? english : general;
  return {
    refuses: logistic(model, features, phrasesOf(sentences)),
    helps: logistic(partial, features, new Set()),
  };
}

export function logistic(
  { features: slopes, phrases: known, constant }: LogisticWeights,
  features: Float64Array,
  phrases: ReadonlySet<string>,
): number {
  let sum = constant;
  for (let at = 0; at < FEATURES.length; at++) sum += slopes[at]! * features[at]!;
  for (const phrase of phrases) if (Object.hasOwn(known, phrase)) sum += known[phrase]! * PHRASE_SCALE;
  return 1 / (1 + Math.exp(-sum));
}
