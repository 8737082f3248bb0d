const FOLDS = 5;
const PASSES = 30;
const RIDGE = 1;

/**
 * Whether a logistic regression tells the windows apart: the ranks of held-out scores, fold by fold, against
 * Mann and Whitney's null law of the area under the curve at 5 %, one-sided.
 */
export function classifierRejects(reference, current, width, random) {
  const counts = [reference.length / width, current.length / width];
  const total = counts[0] + counts[1];
  const rows = new Float64Array(total * width);
  rows.set(reference);
  rows.set(current, reference.length);
  centre(rows, width);
  const fold = Uint8Array.from({ length: total }, () => Math.floor(random() * FOLDS));
  const label = Uint8Array.from({ length: total }, (_, row) => (row < counts[0] ? 0 : 1));
  let z = 0;
  for (let held = 0; held < FOLDS; held++) {
    const weights = train(rows, label, fold, held, width);
    z += heldOutZ(rows, label, fold, held, weights, width);
  }
  return z / Math.sqrt(FOLDS) > 1.6448536269514722;
}

function centre(rows, width) {
  const sum = new Float64Array(width);
  for (let index = 0; index < rows.length; index++) sum[index % width] += rows[index];
  for (let index = 0; index < rows.length; index++) rows[index] -= (sum[index % width] * width) / rows.length;
}

/** Penalised logistic regression by gradient steps with momentum. */
function train(rows, label, fold, held, width) {
  const weights = new Float64Array(width);
  const velocity = new Float64Array(width);
  for (let pass = 0; pass < PASSES; pass++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    for (let row = 0; row < label.length; row++) {
      if (fold[row] === held) continue;
      const from = row * width;
      let score = 0;
      for (let at = 0; at < width; at++) score += weights[at] * rows[from + at];
      const error = label[row] - 1 / (1 + Math.exp(-score));
      for (let at = 0; at < width; at++) gradient[at] += error * rows[from + at];
    }
    for (let at = 0; at < width; at++) {
      velocity[at] = 0.8 * velocity[at] + (40 / label.length) * gradient[at];
      weights[at] += velocity[at];
    }
  }
  return weights;
}

/** Standardised Mann–Whitney statistic of the rows of one fold. */
function heldOutZ(rows, label, fold, held, weights, width) {
  const scored = [];
  for (let row = 0; row < label.length; row++) {
    if (fold[row] !== held) continue;
    let score = 0;
    for (let at = 0; at < width; at++) score += weights[at] * rows[row * width + at];
    scored.push({ score, label: label[row] });
  }
  scored.sort((a, b) => a.score - b.score);
  let [ranks, positives] = [0, 0];
  for (const [rank, event] of scored.entries())
    if (event.label) {
      ranks += rank + 1;
      positives += 1;
    }
  const negatives = scored.length - positives;
  const u = ranks - (positives * (positives + 1)) / 2;
  const expected = (positives * negatives) / 2;
  return (u - expected) / Math.sqrt((positives * negatives * (scored.length + 1)) / 12);
}
