import type { PredictionPoweredRate } from './prediction-powered-rate.js';
import type { RateEstimate } from './weighted-rate.js';
import { scoreInterval } from './wilson-interval.js';

/**
 * How many more answers would have to be labelled, drawn as those before, to make the interval half as wide if the
 * rate stays what it is: about 3 · count, fewer near 0 and 1.
 *
 * A prediction-powered rate gains less from its scores the more of the scored answers have a label, which is counted
 * in. It gives null where even a label on every scored answer would not do.
 */
export function labelsToHalve(estimate: RateEstimate | PredictionPoweredRate): number | null {
  const target = (estimate.high - estimate.low) / 2;
  const wide = (factor: number) => {
    const { low, high } = scoreInterval(estimate.rate, effectiveCountTimes(estimate, factor), estimate.level);
    return high - low > target;
  };
  let enough = 2;
  while (wide(enough)) enough *= 2;
  let tooFew = enough / 2;
  for (let step = 0; step < 50; step++) {
    const middle = (tooFew + enough) / 2;
    if (wide(middle)) tooFew = middle;
    else enough = middle;
  }
  const more = Math.ceil(estimate.count * (enough - 1) - 1e-6);
  return 'scoreCount' in estimate && estimate.count + more > estimate.scoreCount ? null : more;
}

/** The effective count if `factor` times as many answers had a label. */
function effectiveCountTimes(estimate: RateEstimate | PredictionPoweredRate, factor: number): number {
  if (!('labelOnly' in estimate)) return estimate.effectiveCount * factor;
  const alone = estimate.labelOnly.effectiveCount;
  const gain = 1 - alone / estimate.effectiveCount;
  const share = estimate.count / estimate.scoreCount;
  const left = share < 1 ? Math.max(0, (1 - share * factor) / (1 - share)) : 0;
  return (alone * factor) / (1 - gain * left);
}
