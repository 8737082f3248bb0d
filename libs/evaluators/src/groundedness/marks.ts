/** Second input of the model: what is known of a token before it is read. Numbers are rows of the trained table. */
export const MARK = {
  context: 0,
  /** A context word that occurs in the judged part of the answer. */
  contextMatch: 1,
  question: 2,
  /** Stop words and punctuation of the answer. */
  stop: 3,
  /** In the context, right after the word before. */
  follows: 4,
  inContext: 5,
  newWord: 6,
  numberInContext: 7,
  newNumber: 8,
  special: 9,
} as const;

export type Mark = (typeof MARK)[keyof typeof MARK];

/** In the order of their numbers, as the parameters of a model describe them. */
export const MARK_DESCRIPTIONS = [
  'context',
  'context word that occurs in the chunk',
  'question',
  'stop word or punctuation of the answer',
  'answer word whose bigram is in the context',
  'answer word in the context',
  'answer word not in the context',
  'number in the context',
  'number not in the context',
  'special token',
] as const;
