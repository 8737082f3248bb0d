import type { Criterion, Segment } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { sourceSql } from '../drift/bag-sql.js';
import {
  BAD,
  OUTCOME_OF_SAID,
  outcomeParameters,
  PROBABILITY_OF_SAID,
  SAID,
  UNJUDGED,
} from '../reading/score-outcome.js';
import { toStoreTime } from '../time.js';
import { ASKED_ANSWERS } from './judged-answer-sql.js';
import { markerCondition, type Part, partCondition } from './part-condition.js';

export interface JudgedAnswerQuery {
  readonly metric: Criterion['metric'];
  /** Judged by the pinned version, or by any other. */
  readonly versions: 'pinned' | 'others';
  readonly segment: Segment | null;
  readonly part: Part;
  /** Only answers that carry it. */
  readonly marker?: Criterion['marker'] | undefined;
  /** Only answers that do not carry it. */
  readonly without?: Criterion['marker'] | undefined;
  /** Epoch milliseconds; `until` is the first that does not count. */
  readonly since: number;
  readonly until: number;
  /** The first of them by time, the newest, or those of some actors, picked by hash. */
  readonly limit: number;
  readonly order: 'time' | 'newest' | 'actor';
}

export interface JudgedAnswerRow {
  /** Hash of trace and span. */
  readonly answer: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  /** Hash of the words of the question. */
  readonly question: string;
  readonly bad: 0 | 1;
  readonly probability: number;
}

/**
 * Answers of a part of the traffic that one version of an evaluator judged, with whom they went to: what a verification
 * counts. Of several scores of one answer by the version the newest holds; those picked without a chance are left out.
 */
export async function listJudgedAnswers(
  connection: TraceStoreConnection,
  project: string,
  query: JudgedAnswerQuery,
): Promise<JudgedAnswerRow[]> {
  const { metric, versions, segment, part, marker, without, since, until, limit, order } = query;
  if (since >= until) return [];
  const inPart = partCondition(segment, part, { from: since, to: until });
  const named = marker ?? without;
  const marked = named ? markerCondition(named, marker ? '' : 'NOT ') : { sql: '', parameters: {} };
  const sql = select(`${inPart.sql}\n    ${marked.sql}`, versions, order);
  return connection.query<JudgedAnswerRow>(sql, {
    ...inPart.parameters,
    ...marked.parameters,
    ...outcomeParameters({ labels: metric.badLabels }),
    project,
    since: toStoreTime(since),
    until: toStoreTime(until),
    evaluator: metric.evaluator,
    version: metric.evaluatorVersion,
    limit,
  });
}

const ORDERS: Readonly<Record<JudgedAnswerQuery['order'], string>> = {
  time: 'start_time, answer',
  newest: 'start_time DESC, answer',
  actor: 'actor, start_time, answer',
};

const select = (
  conditions: string,
  versions: JudgedAnswerQuery['versions'],
  order: JudgedAnswerQuery['order'],
): string => `
SELECT toString(answer) AS answer, toUnixTimestamp64Micro(start_time) / 1000 AS at,
    toString(sipHash64(${sourceSql('actor', 'session', 'trace_id')})) AS actor,
    toString(sipHash64({project:String}, asked)) AS question,
    bad, probability
FROM
(
    SELECT *, sipHash64(trace_id, span_id) AS answer
    FROM (${ASKED_ANSWERS})
    WHERE 1
    ${conditions}
) AS asked_answers
INNER JOIN
(
    SELECT sipHash64(trace_id, span_id) AS answer, argMax(${SAID}, version) AS said,
        toUInt8(${OUTCOME_OF_SAID} = ${BAD}) AS bad, ${PROBABILITY_OF_SAID} AS probability
    FROM almenara.scores
    PREWHERE project = {project:String} AND at >= {since:DateTime64(6, 'UTC')} - INTERVAL 1 DAY
    WHERE source = 'evaluator' AND name = {evaluator:String} AND span_id != ''
        AND evaluator_version ${versions === 'pinned' ? '=' : '!='} {version:String}
    GROUP BY answer
    HAVING ${OUTCOME_OF_SAID} < ${UNJUDGED} AND probability > 0
) AS scores ON asked_answers.answer = scores.answer
ORDER BY ${ORDERS[order]}
LIMIT {limit:UInt32}`;
