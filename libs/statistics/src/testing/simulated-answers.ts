import { createRandom } from '../random.js';

/** Distance of the two normal score distributions that gives an area under the ROC curve of 0.85: √2·Φ⁻¹(0.85). */
const DISTANCE = 1.4657;

export type Scorer = 'calibrated' | 'miscalibrated' | 'useless';

/** A large stock of answers to draw data sets from; its own rate is the truth. */
export interface Stock {
  readonly labels: Uint8Array;
  readonly scores: Float64Array;
  readonly rate: number;
}

/** The miscalibrated scorer takes half of all answers to be bad, whatever their rate. */
export function simulateAnswers(rate: number, scorer: Scorer, size: number, seed: number): Stock {
  const random = createRandom(seed);
  const labels = new Uint8Array(size);
  const scores = new Float64Array(size);
  const prior = scorer === 'calibrated' ? Math.log(rate / (1 - rate)) : 0;
  let bad = 0;
  for (let i = 0; i < size; i++) {
    const label = random() < rate ? 1 : 0;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const evidence = DISTANCE * (normal + DISTANCE * label) - DISTANCE ** 2 / 2;
    labels[i] = label;
    scores[i] = scorer === 'useless' ? random() : 1 / (1 + Math.exp(-evidence - prior));
    bad += label;
  }
  return { labels, scores, rate: bad / size };
}
