import { readFileSync } from 'node:fs';
import type { Figure } from '../evaluator.js';
import type { LogisticModel } from './logistic-model.js';
import { MARK_DESCRIPTIONS } from './marks.js';
import { publishedFigures } from './published-figures.js';

/** In tokens. What a model was trained with: another shape needs another model. */
export interface WindowShape {
  readonly length: number;
  readonly chunk: number;
  readonly questionTokens: number;
}

/** Which tokens make up unsupported spans. */
export interface SpanRule {
  /** Probability, as a logit, that a token must exceed together with its answer. */
  readonly logit: number;
  /** How much of the largest logit of a window of the answer is added to that of each token. */
  readonly windowShare: number;
  /** Spans are joined over so many tokens. */
  readonly gap: number;
}

/** What belongs to one set of weights: `groundedness.json` beside them. */
export interface GroundednessParameters {
  /** Of the weights and of everything beside them. */
  readonly version: string;
  readonly window: WindowShape;
  /** Probability that anything in the answer is unsupported, from its features. */
  readonly answer: LogisticModel;
  /** Probability that anything in a sentence is. */
  readonly sentence: LogisticModel;
  /** From this probability on that anything is unsupported, the answer is. */
  readonly answerThreshold: number;
  readonly spans: SpanRule;
  /** Measured by the training. */
  readonly figures: readonly Figure[];
  /** Of the weights. */
  readonly sha256: string;
}

/** Throws with a reason that names the file when it is no set of parameters that this code can use. */
export function readParameters(file: string): GroundednessParameters {
  const json = JSON.parse(readFileSync(file, 'utf8')) as { readonly figures?: unknown };
  const raw = new Fields(file, json);
  if (raw.list('marks').join() !== MARK_DESCRIPTIONS.join()) throw raw.problem('marks');
  const answer = raw.fields('answer');
  const span = raw.fields('span');
  const threshold = span.number('threshold');
  const clip = raw.number('clip');
  const sha256 = raw.text('sha256');
  return {
    version: `${raw.number('version')}.${sha256.slice(0, 8)}`,
    window: {
      length: raw.number('window'),
      chunk: raw.number('chunk'),
      questionTokens: raw.number('questionTokens'),
    },
    answer: readLogisticModel(answer, clip),
    sentence: readLogisticModel(raw.fields('sentence'), clip),
    answerThreshold: answer.number('threshold'),
    spans: {
      logit: Math.log(threshold / (1 - threshold)),
      windowShare: span.number('clsShare'),
      gap: span.number('gap'),
    },
    figures: publishedFigures(json.figures),
    sha256,
  };
}

function readLogisticModel(raw: Fields, clip: number): LogisticModel {
  const [weights, means, scales] = ['weights', 'mean', 'scale'].map((name) => raw.list(name).map(Number));
  const terms = raw.list('features').map((feature, index) => ({
    feature: String(feature),
    weight: weights?.[index] ?? NaN,
    mean: means?.[index] ?? NaN,
    scale: scales?.[index] ?? NaN,
  }));
  for (const { weight, mean, scale } of terms) {
    if (!Number.isFinite(weight + mean) || !(scale > 0)) throw raw.problem('weights');
  }
  return { bias: raw.number('bias'), terms, clip };
}

/** The members of a JSON object, checked when they are read. */
class Fields {
  readonly #file: string;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(file: string, value: unknown) {
    this.#file = file;
    if (typeof value !== 'object' || value === null) throw this.problem('object');
    this.#values = value as Record<string, unknown>;
  }

  problem(name: string): Error {
    return new Error(`${this.#file}: ${name} is missing or not what this version reads.`);
  }

  number(name: string): number {
    const value = this.#values[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.problem(name);
    return value;
  }

  text(name: string): string {
    const value = this.#values[name];
    if (typeof value !== 'string' || value === '') throw this.problem(name);
    return value;
  }

  list(name: string): unknown[] {
    const value = this.#values[name];
    if (!Array.isArray(value)) throw this.problem(name);
    return value;
  }

  fields(name: string): Fields {
    const value = this.#values[name];
    if (typeof value !== 'object' || value === null) throw this.problem(name);
    return new Fields(this.#file, value);
  }
}
