import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Aggregator, Term } from './aggregate.js';
import { MARK_NAMES } from './marks.js';

/** In tokens. What a model was trained with: another shape needs another model. */
export interface WindowShape {
  readonly length: number;
  readonly chunk: number;
  readonly questionTokens: number;
}

/** What belongs to one set of weights: `groundedness.json` beside them. */
export interface GroundednessParameters {
  readonly version: string;
  readonly window: WindowShape;
  readonly aggregator: Aggregator;
  /** From this probability on that anything is unsupported, the answer is. */
  readonly answerThreshold: number;
  /** Above this probability a token belongs to an unsupported span. */
  readonly tokenThreshold: number;
  /** Spans are joined over so many tokens. */
  readonly spanGap: number;
  /** Of the weights. */
  readonly sha256: string;
}

/** Throws with a reason that names the file when it is no set of parameters that this code can use. */
export function readParameters(file: string): GroundednessParameters {
  const raw = new Fields(file, JSON.parse(readFileSync(file, 'utf8')));
  const window = raw.fields('window');
  const aggregator = raw.fields('aggregator');
  const thresholds = raw.fields('thresholds');
  if (raw.list('marks').join() !== MARK_NAMES.join()) throw raw.problem('marks');
  return {
    version: raw.text('version'),
    window: {
      length: window.number('length'),
      chunk: window.number('chunk'),
      questionTokens: window.number('questionTokens'),
    },
    aggregator: {
      intercept: aggregator.number('intercept'),
      terms: aggregator.list('terms').map((term) => readTerm(new Fields(file, term))),
    },
    answerThreshold: thresholds.number('answer'),
    tokenThreshold: thresholds.number('token'),
    spanGap: raw.number('spanGap'),
    sha256: raw.text('sha256'),
  };
}

function readTerm(term: Fields): Term {
  const transform = term.text('transform');
  if (transform !== 'none' && transform !== 'log1p') throw term.problem('transform');
  return { of: term.list('of').map(String), transform, weight: term.number('weight') };
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
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
