import type { Example } from './examples.js';
import { fitLogistic, type LabelledVector, type LogisticModel, predict } from './logistic-regression.js';

/** The part of the local embedding that is used. */
export interface Embedding {
  readonly id: string;
  encodeOne(text: string): Float32Array | null;
}

/** A model of its own with everything it was made from. */
export interface Router {
  /** Such as `intent-router@1a2b3c4d`. */
  readonly version: string;
  readonly encoder: string;
  readonly model: LogisticModel;
  /** What the next one is trained on too. */
  readonly trainedOn: readonly Example[];
  /** How it was judged, for people. */
  readonly note: string;
}

/** From 0.0001 to 0.03 the shipped held-out questions are answered alike; above 0.1 rare intents are lost. */
const PENALTY = 0.01;

export function trainRouter(version: string, trainedOn: readonly Example[], embedding: Embedding): Router {
  const rows = trainedOn.flatMap(({ text, label }): LabelledVector[] => {
    const vector = embedding.encodeOne(text);
    return vector ? [{ vector, label }] : [];
  });
  return { version, encoder: embedding.id, model: fitLogistic(rows, PENALTY), trainedOn, note: 'not judged' };
}

/** The intent of a question; undefined where the question holds nothing that can be read. */
export function route({ model }: Router, question: string, embedding: Embedding) {
  const vector = embedding.encodeOne(question);
  return vector ? predict(model, vector) : undefined;
}

export function countCorrect(router: Router, examples: readonly Example[], embedding: Embedding): number {
  return examples.filter(({ text, label }) => route(router, text, embedding)?.label === label).length;
}
