import type { TraceStoreConnection } from '../connection.js';
import { answerConditions } from '../reading/answer-conditions.js';
import {
  BAD,
  OUTCOME_OF_SAID,
  outcomeParameters,
  RATE_SUMS,
  type RateSums,
  SAID,
  type ScoreChoice,
  SCORED_SINCE,
  UNJUDGED,
  WEIGHT_OF_SAID,
} from '../reading/score-outcome.js';
import type { BoundedFilter } from './get-quality.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

export interface BlameOptions extends ScoreChoice {
  /** Fewer answers tell nothing about a document, and each document looked at costs certainty about the others. */
  readonly leastAnswers: number;
  /** The most used documents are looked at. */
  readonly mostDocuments: number;
}

export interface DocumentSums extends RateSums {
  readonly documentId: string;
}

/**
 * Sums for the rate of bad answers under each document, and under any. A document stands under an answer when a span of
 * the answer's trace retrieved it; only documents with an id can be told apart.
 */
export async function listBlamedDocuments(
  connection: TraceStoreConnection,
  project: string,
  filter: BoundedFilter,
  options: BlameOptions,
): Promise<{ all: RateSums; documents: DocumentSums[] }> {
  const { sql, parameters } = answerConditions(filter, TRACES_WITH_TEXT);
  const { version } = options;
  const values = {
    ...parameters,
    ...outcomeParameters(options.failing),
    project,
    evaluator: options.evaluator,
    leastAnswers: options.leastAnswers,
    mostDocuments: options.mostDocuments,
    ...(version === undefined ? {} : { version }),
  };
  const answers = selectAnswers(sql, version !== undefined);
  const documents = await connection.query<DocumentSums>(selectByDocument(answers), values);
  const [all] = await connection.query<RateSums>(selectAll(answers), values);
  return { all: all!, documents };
}

/** Judged answers that were picked with a chance. */
const selectAnswers = (conditions: string, hasVersion: boolean): string => `
    SELECT sipHash64(answers.trace_id) AS trace, scores.w AS w, scores.is_bad AS is_bad
    FROM
    (
        SELECT sipHash64(trace_id, span_id) AS answer, trace_id
        FROM almenara.spans FINAL
        WHERE project = {project:String}
            ${conditions}
    ) AS answers
    INNER JOIN
    (
        SELECT sipHash64(trace_id, span_id) AS answer,
            argMax(${SAID}, version) AS said,
            ${OUTCOME_OF_SAID} = ${BAD} AS is_bad,
            ${WEIGHT_OF_SAID} AS w
        FROM almenara.scores
        PREWHERE project = {project:String} AND ${SCORED_SINCE}
        WHERE source = 'evaluator' AND name = {evaluator:String} AND span_id != ''
            ${hasVersion ? 'AND evaluator_version = {version:String}' : ''}
        GROUP BY answer
        HAVING ${OUTCOME_OF_SAID} < ${UNJUDGED} AND w > 0
    ) AS scores ON answers.answer = scores.answer`;

// A trace may retrieve a while before it answers.
const DOCUMENTS = `
    SELECT sipHash64(trace_id) AS trace, groupUniqArrayArray(document_ids) AS ids
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        AND start_time >= {from:DateTime64(6, 'UTC')} - INTERVAL 1 HOUR
        AND start_time < {to:DateTime64(6, 'UTC')}
        AND notEmpty(document_ids)
    GROUP BY trace`;

const selectByDocument = (answers: string): string => `
SELECT documentId, ${RATE_SUMS}
FROM
(
    SELECT arrayJoin(documents.ids) AS documentId, answered.w AS w, answered.is_bad AS is_bad
    FROM (${DOCUMENTS}) AS documents
    INNER JOIN (${answers}) AS answered ON documents.trace = answered.trace
)
GROUP BY documentId
HAVING n >= {leastAnswers:UInt32}
ORDER BY n DESC, documentId
LIMIT {mostDocuments:UInt32}`;

const selectAll = (answers: string): string => `
SELECT ${RATE_SUMS}
FROM (${answers})
WHERE trace IN (SELECT trace FROM (${DOCUMENTS}))`;
