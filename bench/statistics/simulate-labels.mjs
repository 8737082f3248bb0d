/**
 * Coverage and width of prediction-powered rates. 5,000 answers with a score, n of them, at random, with a label;
 * `calibrated` and `miscalibrated` (takes half of all answers to be bad) scores have an area under the ROC curve of
 * 0.85, `useless` is noise, and `nearly perfect` is the label, wrong for 1 % of the answers.
 */
import { createRandom, predictionPoweredRate } from '@almenara/statistics';

const DISTANCE = 1.4657; // √2·Φ⁻¹(0.85)
const STOCK = 200_000;
const ANSWERS = 5_000;
const BLOCK = 50;

export const scorers = ['calibrated', 'miscalibrated', 'useless', 'nearly perfect'];

function stockOf(rate, scorer, random) {
  const labels = new Uint8Array(STOCK);
  const scores = new Float64Array(STOCK);
  const prior = scorer === 'calibrated' ? Math.log(rate / (1 - rate)) : 0;
  for (let i = 0; i < STOCK; i++) {
    const label = random() < rate ? 1 : 0;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const evidence = DISTANCE * (normal + DISTANCE * label) - DISTANCE ** 2 / 2;
    labels[i] = label;
    if (scorer === 'useless') scores[i] = random();
    else if (scorer === 'nearly perfect') scores[i] = random() < 0.01 ? 1 - label : label;
    else scores[i] = 1 / (1 + Math.exp(-evidence - prior));
  }
  return { labels, scores };
}

/** One cell of the table, over `sets` data sets. */
export function simulateLabels(rate, scorer, n, sets, seed) {
  const random = createRandom(seed);
  const { labels, scores } = stockOf(rate, scorer, random);
  const truth = labels.reduce((sum, label) => sum + label, 0) / STOCK;
  const sums = new Float64Array(STOCK / BLOCK);
  const squares = new Float64Array(STOCK / BLOCK);
  for (let i = 0; i < STOCK; i++) {
    sums[Math.floor(i / BLOCK)] += scores[i];
    squares[Math.floor(i / BLOCK)] += scores[i] ** 2;
  }
  const cell = { covered: 0, labelOnlyCovered: 0, width: 0, labelOnlyWidth: 0, bias: 0 };
  for (let set = 0; set < sets; set++) {
    let sum = 0;
    let square = 0;
    const labelled = Array.from({ length: n }, () => {
      const at = Math.floor(random() * STOCK);
      sum += scores[at];
      square += scores[at] ** 2;
      return { score: scores[at], label: labels[at], probability: n / ANSWERS };
    });
    // Without a label only the sums of the scores count, so the other answers come in blocks.
    for (let rest = ANSWERS - n; rest > 0; rest -= BLOCK) {
      const block = Math.floor(random() * sums.length);
      sum += sums[block];
      square += squares[block];
    }
    const all = { count: ANSWERS, units: ANSWERS, weight: ANSWERS, weightWeight: ANSWERS, greatestWeight: 1 };
    const estimate = predictionPoweredRate({
      all: { ...all, weightedValue: sum, weightValue: sum, valueValue: square },
      labelled,
    });
    const { rate: found, low, high, labelOnly } = estimate;
    cell.covered += low <= truth && truth <= high ? 1 : 0;
    cell.labelOnlyCovered += labelOnly.low <= truth && truth <= labelOnly.high ? 1 : 0;
    cell.width += high - low;
    cell.labelOnlyWidth += labelOnly.high - labelOnly.low;
    cell.bias += found - truth;
  }
  const share = (count) => Number((count / sets).toFixed(4));
  return {
    coverage: share(cell.covered),
    labelOnly: share(cell.labelOnlyCovered),
    width: share(cell.width),
    relativeWidth: Number((cell.width / cell.labelOnlyWidth).toFixed(3)),
    bias: Number((cell.bias / sets).toFixed(5)),
  };
}
