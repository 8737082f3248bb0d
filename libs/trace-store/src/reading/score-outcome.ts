/** Label of an answer that gives its evaluator nothing to judge. It stands in no rate. */
export const NOT_APPLICABLE = 'not_applicable';

/** What counts as bad. Without `labels` it is a value below one half, as 1 is good. */
export interface FailingRule {
  readonly labels?: readonly string[] | undefined;
}

/** Whose scores are read. Without `version` each answer's newest score holds, whatever its version. */
export interface ScoreChoice {
  readonly evaluator: string;
  readonly version?: string | undefined;
  readonly failing: FailingRule;
}

export const GOOD = 0;
export const BAD = 1;
/** Not applicable, or neither a value nor a label that the rule knows how to read. */
export const UNJUDGED = 2;

/** SQL of what a score says of its answer: `GOOD`, `BAD` or `UNJUDGED`. */
export const OUTCOME = `multiIf(
        label = '${NOT_APPLICABLE}', ${UNJUDGED},
        {byLabel:UInt8} = 1, if(has({failing:Array(String)}, label), ${BAD}, ${GOOD}),
        value IS NULL, ${UNJUDGED},
        value < 0.5, ${BAD}, ${GOOD})`;

/**
 * Outcome and inclusion probability as one number, because the newest of each answer's scores is found several times
 * faster for a number than for a tuple.
 */
export const SAID = `2 * ${OUTCOME} + inclusion_probability`;
export const OUTCOME_OF_SAID = 'intDiv(toUInt8(floor(said)), 2)';
export const PROBABILITY_OF_SAID = `(said - 2 * ${OUTCOME_OF_SAID})`;

/**
 * Scores told of an answer come after it. Clocks differ, so the scores read begin a day before the answers: older rows
 * of a score are older by `at` as well, which makes this safe before the newest row is chosen.
 */
export const SCORED_SINCE = "at >= {from:DateTime64(6, 'UTC')} - INTERVAL 1 DAY";

export function outcomeParameters({ labels }: FailingRule): Record<string, unknown> {
  return { byLabel: labels === undefined ? 0 : 1, failing: labels ?? [] };
}

/** What `rateFromSums` of the statistics needs, in the names of the store. */
export interface RateSums {
  /** Judged answers that were picked with a chance. */
  readonly n: number;
  readonly bad: number;
  readonly weight: number;
  readonly weightedBad: number;
  readonly squaredWeight: number;
  readonly squaredWeightedBad: number;
  readonly greatestWeight: number;
}

/** SQL of `RateSums` over rows of `w`, the inverse probability (0 where there was none), and `is_bad`, which is 0 or 1. */
export const RATE_SUMS = `countIf(w > 0) AS n,
    countIf(w > 0 AND is_bad = 1) AS bad,
    sum(w) AS weight,
    sum(w * is_bad) AS weightedBad,
    sum(w * w) AS squaredWeight,
    sum(w * w * is_bad) AS squaredWeightedBad,
    max(w) AS greatestWeight`;

export const WEIGHT_OF_SAID = `if(${OUTCOME_OF_SAID} < ${UNJUDGED} AND ${PROBABILITY_OF_SAID} > 0, 1 / ${PROBABILITY_OF_SAID}, 0)`;
