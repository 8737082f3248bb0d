import { meanOfLargest, softLogit, softplus, sum } from './logits.js';
import { type Scores, WORST_TOKENS } from './scores.js';

export interface AnswerFacts {
  readonly isRecord: boolean;
  readonly hasQuestion: boolean;
}

/**
 * Summaries of the scores of one answer, to be weighed into one, by the names that the training gives them
 * (models/training/groundedness/features.py). [CLS] is the model's output for a whole window; lo(p) is `softLogit`.
 */
export function answerFeatures(
  { tokens, sentences, windows }: Scores,
  { isRecord, hasQuestion }: AnswerFacts,
): Record<string, number> {
  const supported = sentences.reduce(
    (product, sentence) => product * (1 - 0.999 * meanOfLargest(sentence, WORST_TOKENS)),
    1,
  );
  return {
    'lo(mean of the 3 largest token probabilities)': softLogit(meanOfLargest(tokens, WORST_TOKENS)),
    'lo(noisy or of the sentences)': softLogit(1 - supported),
    'largest [CLS] logit': Math.max(...windows),
    'log of the sum of softplus([CLS])': Math.log(sum(windows.map(softplus))),
    'log(1 + tokens)': Math.log1p(tokens.length),
    'context is a record': isRecord ? 1 : 0,
    'has a question': hasQuestion ? 1 : 0,
  };
}
