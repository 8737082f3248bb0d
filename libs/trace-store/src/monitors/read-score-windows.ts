import type { WindowSums } from '@almenara/monitors';
import type { TraceStoreConnection } from '../connection.js';
import {
  BAD,
  type FailingRule,
  NOT_APPLICABLE,
  OUTCOME,
  OUTCOME_OF_SAID,
  outcomeParameters,
  PROBABILITY_OF_SAID,
  SCORED_SINCE,
  UNJUDGED,
} from '../reading/score-outcome.js';
import { answersOfSegment, type Segment, segmentConditions } from './answers-of-segment.js';
import { toUserSums, userSums, type UserSumsRow } from './user-sums.js';
import { rangeParameters, type WindowRange } from './window-range.js';

export interface ScoreMeasure {
  readonly score: string;
  readonly version?: string | undefined;
  readonly measure: 'bad_rate' | 'mean';
  readonly failing: FailingRule;
}

/**
 * Sums of the scores of model calls by window and user: whether the answer was bad, as the page of quality counts it, or
 * the score's value. Of several scores of one answer the newest holds. What an evaluator picked without a chance, and
 * what people labelled, stands in no rate; users' own scores count as all.
 */
export async function readScoreWindows(
  connection: TraceStoreConnection,
  project: string,
  range: WindowRange,
  segment: Segment,
  { score, version, measure, failing }: ScoreMeasure,
): Promise<{ window: number; sums: WindowSums }[]> {
  const conditions = segmentConditions(segment, range);
  const isRate = measure === 'bad_rate';
  const rows = await connection.query<UserSumsRow>(
    userSums(select(conditions.sql, isRate ? RATE : MEAN, version !== undefined)),
    {
      ...conditions.parameters,
      ...rangeParameters(range),
      ...(isRate ? outcomeParameters(failing) : {}),
      ...(version === undefined ? {} : { version }),
      project,
      score,
    },
  );
  return toUserSums(isRate ? 'rate' : 'mean', range, rows);
}

interface Reading {
  /** SQL of a score, and of what the newest says. */
  readonly said: string;
  readonly probability: string;
  readonly value: string;
  readonly isJudged: string;
}

const CHANCE = "if(source = 'evaluator', inclusion_probability, 1)";

const RATE: Reading = {
  said: `2 * ${OUTCOME} + ${CHANCE}`,
  probability: PROBABILITY_OF_SAID,
  value: `toFloat64(${OUTCOME_OF_SAID} = ${BAD})`,
  isJudged: `${OUTCOME_OF_SAID} < ${UNJUDGED}`,
};

const MEAN: Reading = {
  said: `(ifNull(value, 0), if(value IS NULL OR label = '${NOT_APPLICABLE}', 0, ${CHANCE}))`,
  probability: 'said.2',
  value: 'said.1',
  isJudged: '1',
};

const select = (
  conditions: string,
  { said, probability, value, isJudged }: Reading,
  hasVersion: boolean,
): string => `
    SELECT window, user, bag, 1 / chance AS w, x
    FROM
    (
        SELECT sipHash64(trace_id, span_id) AS answer, argMax(said_then, version) AS said,
            toFloat64(${probability}) AS chance, ${value} AS x
        FROM
        (
            SELECT trace_id, span_id, version, ${said} AS said_then
            FROM almenara.scores
            PREWHERE project = {project:String} AND ${SCORED_SINCE}
            WHERE source != 'human' AND name = {score:String} AND span_id != ''
                ${hasVersion ? 'AND evaluator_version = {version:String}' : ''}
        )
        GROUP BY trace_id, span_id
        HAVING ${isJudged} AND chance > 0
    ) AS scores
    INNER JOIN
    (
        SELECT sipHash64(trace_id, span_id) AS answer, window, user, bag FROM (${answersOfSegment(conditions, '')})
    ) AS answers ON scores.answer = answers.answer`;
