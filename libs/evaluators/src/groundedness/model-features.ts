/** What the model said of an answer. */
export interface ModelScores {
  /** Probability that each judged token is unsupported. */
  readonly tokens: ArrayLike<number>;
  /** Mean of the three highest token probabilities of each sentence that has tokens. */
  readonly sentences: readonly number[];
  /** Logit of each window that it holds anything unsupported. */
  readonly windows: readonly number[];
}

/** Keeps the logit of 0 and 1 finite. */
const EDGE = 1e-4;
/** Stands for the windows of an answer without tokens. */
const NO_WINDOW = -5;

/** Summaries of a variable number of scores, to be weighed into one. Higher: less supported. */
export function modelFeatures({ tokens, sentences, windows }: ModelScores): Record<string, number> {
  const sorted = tokens.length > 0 ? Float64Array.from(tokens).sort().reverse() : new Float64Array(1);
  const worst = sentences.length > 0 ? sentences : [0];
  const logits = windows.length > 0 ? windows : [NO_WINDOW];
  return {
    max_token_logit: logit(sorted[0]!),
    top5_token_logit: logit(mean(sorted.subarray(0, 5))),
    top20_token_logit: logit(mean(sorted.subarray(0, 20))),
    any_sentence_logit: logit(1 - worst.reduce((product, score) => product * (1 - score * 0.999), 1)),
    max_sentence_logit: logit(Math.max(...worst)),
    token_sum: sum(sorted),
    tokens_above_half: sorted.filter((score) => score > 0.5).length,
    max_window_logit: Math.max(...logits),
    window_softplus_sum: sum(logits.map((value) => softplus(value))),
    tokens_above_third: sorted.filter((score) => score > 0.3).length,
  };
}

export function sigmoid(logitValue: number): number {
  return 1 / (1 + Math.exp(-logitValue));
}

function logit(probability: number): number {
  return Math.log((probability + EDGE) / (1 - probability + EDGE));
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function mean(values: Float64Array): number {
  return sum(values) / values.length;
}
