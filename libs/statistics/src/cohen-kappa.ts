import { twoSidedZ } from './normal.js';
import { requireLevel } from './require-number.js';
import { scoreInterval, type Interval } from './wilson-interval.js';

export interface CohenKappa extends Interval {
  /** 1 is full agreement, 0 what chance gives, below 0 less than chance. */
  readonly kappa: number;
  readonly standardError: number;
  readonly level: number;
  readonly count: number;
  /** Share of answers on which both agree, and the share expected by chance. */
  readonly observedAgreement: number;
  readonly expectedAgreement: number;
}

/**
 * Cohen's κ: how far two raters agree beyond chance on unordered categories, one pair of labels for each answer.
 * Interval from the large-sample standard error, cut to [−1, 1]; below about 50 answers it is rough. At full agreement
 * that error is 0, and the lower end is κ of Wilson's lower end of the agreement.
 *
 * @returns null without pairs, and where both raters use one same category only: κ has no value then.
 * @throws RangeError for a level outside (0, 1).
 * Sources: Cohen 1960, Educational and Psychological Measurement 20; Fleiss, Cohen, Everitt 1969, Psychological
 * Bulletin 72 (the standard error).
 */
export function cohenKappa(
  pairs: readonly (readonly [string | number, string | number])[],
  level = 0.95,
): CohenKappa | null {
  requireLevel(level);
  const n = pairs.length;
  if (n === 0) return null;
  const first = shares(pairs.map(([a]) => a));
  const second = shares(pairs.map(([, b]) => b));
  let expected = 0;
  for (const [category, share] of first) expected += share * (second.get(category) ?? 0);
  if (expected >= 1 - 1e-12) return null;
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  const kappa = (observed - expected) / (1 - expected);
  // Each pair's part in equation 13 of Fleiss, Cohen and Everitt: agreements by their category, the rest crosswise.
  let sum = 0;
  for (const [a, b] of pairs) {
    const margins =
      a === b
        ? 1 - ((first.get(a) ?? 0) + (second.get(b) ?? 0)) * (1 - kappa)
        : ((second.get(a) ?? 0) + (first.get(b) ?? 0)) * (1 - kappa);
    sum += margins ** 2 / n;
  }
  const variance = Math.max(0, sum - (kappa - expected * (1 - kappa)) ** 2);
  const standardError = Math.sqrt(variance / n) / (1 - expected);
  const reach = twoSidedZ(level) * standardError;
  return {
    kappa,
    low:
      observed === 1
        ? (scoreInterval(1, n, level).low - expected) / (1 - expected)
        : Math.max(-1, kappa - reach),
    high: Math.min(1, kappa + reach),
    standardError,
    level,
    count: n,
    observedAgreement: observed,
    expectedAgreement: expected,
  };
}

function shares(labels: readonly (string | number)[]): Map<string | number, number> {
  const counted = new Map<string | number, number>();
  for (const label of labels) counted.set(label, (counted.get(label) ?? 0) + 1 / labels.length);
  return counted;
}
