import { mean, meanOfLargest, softLogit, softplus, sum } from './logits.js';
import { type Scores, WORST_TOKENS } from './scores.js';

export interface AnswerFacts {
  readonly isRecord: boolean;
  readonly hasQuestion: boolean;
}

/**
 * Summaries of the scores of one answer, to be weighed into one, by the names that the training gives them
 * (models/training/groundedness/features.py). [CLS] is the model's output for a whole window.
 */
export function answerFeatures(
  { tokens, sentences, windows }: Scores,
  { isRecord, hasQuestion }: AnswerFacts,
): Record<string, number> {
  const scores = sentences.length > 0 ? sentences.map((each) => meanOfLargest(each, WORST_TOKENS)) : [0];
  const record = isRecord ? 1 : 0;
  const question = hasQuestion ? 1 : 0;
  const worst = softLogit(meanOfLargest(tokens, WORST_TOKENS));
  const largest = Math.max(...windows);
  const supported = scores.reduce((product, score) => product * (1 - 0.999 * score), 1);
  return {
    'lo(largest token probability)': softLogit(meanOfLargest(tokens, 1)),
    'lo(mean of the 3 largest)': worst,
    'lo(mean of the 10 largest)': softLogit(meanOfLargest(tokens, 10)),
    'lo(noisy or of the sentences)': softLogit(1 - supported),
    'lo(mean of the sentences)': softLogit(mean(scores)),
    'log(1 + sum of token probabilities)': Math.log1p(sum(tokens)),
    'log(1 + tokens above 0.5)': Math.log1p(countAbove(tokens, 0.5)),
    'log(1 + tokens above 0.3)': Math.log1p(countAbove(tokens, 0.3)),
    'largest [CLS] logit': largest,
    'mean [CLS] logit': mean(windows),
    'log of the sum of softplus([CLS])': Math.log(sum(windows.map(softplus))),
    'log(1 + tokens)': Math.log1p(tokens.length),
    'log(1 + sentences)': Math.log1p(scores.length),
    'one sentence': scores.length <= 1 ? 1 : 0,
    'context is a record': record,
    'has a question': question,
    'record x largest [CLS]': record * largest,
    'record x lo(mean of the 3 largest)': record * worst,
    'question x largest [CLS]': question * largest,
    'question x lo(mean of the 3 largest)': question * worst,
    'record x log(1 + tokens)': record * Math.log1p(tokens.length),
  };
}

function countAbove(values: ArrayLike<number>, threshold: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index += 1) if (values[index]! > threshold) count += 1;
  return count;
}
