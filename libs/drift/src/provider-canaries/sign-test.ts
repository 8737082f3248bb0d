/**
 * Exact one-sided sign test, which is McNemar's exact test when what is counted are discordant pairs: the probability of
 * at least `more` successes among `more + fewer` fair coin tosses. 1 without any. Assumes that pairs are independent of
 * each other; needs no assumption on what is paired. Source: McNemar 1947, Psychometrika 12(2); Conover 1999, § 3.4.
 */
export function signTest(more: number, fewer: number): number {
  const n = more + fewer;
  let logTerm = -n * Math.LN2;
  let tail = 0;
  // From the largest count down, each binomial term from the one before.
  for (let count = n; count >= more; count--) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(count) - Math.log(n - count + 1);
  }
  return Math.min(1, tail);
}
