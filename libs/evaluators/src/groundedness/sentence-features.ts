import { mean, meanOfLargest, softLogit } from './logits.js';
import { type Scores, WORST_TOKENS } from './scores.js';

/** Summaries of the scores of each sentence in the answer that it stands in, by the names that the training gives. */
export function sentenceFeatures({ tokens, sentences, windows }: Scores): Record<string, number>[] {
  const largest = Math.max(...windows);
  const worst = softLogit(meanOfLargest(tokens, WORST_TOKENS));
  return sentences.map((own) => ({
    'lo(mean of its 3 largest token probabilities)': softLogit(meanOfLargest(own, WORST_TOKENS)),
    'lo(mean of its token probabilities)': softLogit(mean(own)),
    'largest [CLS] logit of the answer': largest,
    'log(1 + its tokens)': Math.log1p(own.length),
    'lo(mean of the 3 largest of the answer)': worst,
  }));
}
