import type { Filter } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { answerConditions } from '../reading/answer-conditions.js';
import { bucketStart, checkBucketSeconds, checkTimeZone, chooseBucketSeconds } from '../reading/buckets.js';
import {
  outcomeParameters,
  OUTCOME_OF_SAID,
  RATE_SUMS,
  type RateSums,
  BAD,
  SAID,
  type ScoreChoice,
  SCORED_SINCE,
  UNJUDGED,
  WEIGHT_OF_SAID,
} from '../reading/score-outcome.js';
import { SPAN_GROUPS } from '../reading/group-keys.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

export const QUALITY_GROUPS = ['variant', 'prompt', 'model', 'environment'] as const;
export type QualityGroup = (typeof QUALITY_GROUPS)[number];

export interface QualityOptions extends Omit<ScoreChoice, 'version'> {
  /** Versions to tell apart, at most 50. */
  readonly versions: readonly string[];
  readonly timeZone: string;
  readonly bucketSeconds?: number | undefined;
}

export interface QualitySums extends RateSums {
  readonly version: string;
  /** All scores, also those that stand in no rate. */
  readonly scored: number;
  readonly notApplicable: number;
  /** Judged answers that were picked without a chance, as by a person. */
  readonly unweighted: number;
}

export interface Quality {
  readonly bucketSeconds: number;
  /** Model calls with an answer that match, whether scored or not. */
  readonly eligible: number;
  readonly versions: QualitySums[];
  readonly points: (QualitySums & { readonly time: string })[];
  readonly groups: Record<QualityGroup, (QualitySums & { readonly key: string })[]>;
}

/** A range with both ends: without them a rate of all time would read all spans. */
export type BoundedFilter = Filter & { readonly from: string; readonly to: string };

type Row = QualitySums & { readonly time: string } & Record<`in_${QualityGroup}`, string> &
  Record<`of_${QualityGroup | 'bucket'}`, 0 | 1>;

const SUMS = [
  'scored',
  'notApplicable',
  'unweighted',
  'n',
  'bad',
  'weight',
  'weightedBad',
  'squaredWeight',
  'squaredWeightedBad',
] as const satisfies readonly (keyof QualitySums)[];

/** The interval of a rate needs answers in every bucket, so few of them make few buckets. */
const ANSWERS_WANTED = 30;
const FEWEST_POINTS = 6;
const MOST_POINTS = 48;

function pointsFor(eligible: number): number {
  return Math.min(MOST_POINTS, Math.max(FEWEST_POINTS, Math.floor(eligible / ANSWERS_WANTED)));
}

/**
 * Sums for the rate of bad answers, by version of the evaluator: in all, over time, and by variant, prompt, model and
 * environment. Times are those of the answers. Of several scores of one answer by one version the newest holds.
 */
export async function getQuality(
  connection: TraceStoreConnection,
  project: string,
  filter: BoundedFilter,
  options: QualityOptions,
): Promise<Quality> {
  checkTimeZone(options.timeZone);
  const [from, to] = [Date.parse(filter.from), Date.parse(filter.to)];
  if (options.bucketSeconds !== undefined) checkBucketSeconds(options.bucketSeconds, from, to);
  const { sql, parameters } = answerConditions(filter, TRACES_WITH_TEXT);
  const all = { ...parameters, project };
  const [counted] = await connection.query<{ eligible: number }>(selectEligible(sql), all);
  const eligible = counted?.eligible ?? 0;
  const bucketSeconds = options.bucketSeconds ?? chooseBucketSeconds(from, to, pointsFor(eligible));
  const rows =
    options.versions.length === 0
      ? []
      : await connection.query<Row>(selectSums(sql, bucketSeconds), {
          ...all,
          ...outcomeParameters(options.failing),
          evaluator: options.evaluator,
          versions: options.versions,
          timeZone: options.timeZone,
        });
  const isTotal = (row: Row) => !row.of_bucket && QUALITY_GROUPS.every((group) => !row[`of_${group}`]);
  return {
    bucketSeconds,
    eligible,
    versions: rows.filter(isTotal).map(toSums),
    points: rows
      .filter((row) => row.of_bucket)
      .map((row) => ({ ...toSums(row), time: row.time }))
      .toSorted((a, b) => (a.time < b.time ? -1 : 1)),
    groups: Object.fromEntries(
      QUALITY_GROUPS.map((group) => [
        group,
        rows.filter((row) => row[`of_${group}`]).map((row) => ({ ...toSums(row), key: row[`in_${group}`] })),
      ]),
    ) as Quality['groups'],
  };
}

function toSums(row: Row): QualitySums {
  const { version, scored, notApplicable, unweighted } = row;
  const { n, bad, weight, weightedBad, squaredWeight, squaredWeightedBad, greatestWeight } = row;
  const sums = { n, bad, weight, weightedBad, squaredWeight, squaredWeightedBad, greatestWeight };
  return { version, scored, notApplicable, unweighted, ...sums };
}

const selectEligible = (conditions: string): string => `
SELECT count() AS eligible
FROM almenara.spans FINAL
WHERE project = {project:String}
    AND type = 'llm' AND output_excerpt != ''
    ${conditions}`;

/** Groups of one kind and version that are told, the largest first. */
const MOST_GROUPS = 2000;

const cellOf = (bucketSeconds: number): string =>
  `sipHash64(${bucketStart(bucketSeconds)}, ${QUALITY_GROUPS.map((group) => `${SPAN_GROUPS[group]}[1]`).join(', ')})`;

const inRange = (conditions: string): string => `
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        ${conditions}`;

// Answers and scores meet in a hash of their ids, a third of the size: of a million answers two share one with a
// chance of one in ten million. Sums are first made for each combination of bucket and groups, of which there are few.
const selectSums = (conditions: string, bucketSeconds: number): string => `
SELECT {versions:Array(String)}[v] AS version,
    1 - grouping(bucket) AS of_bucket,
    ${QUALITY_GROUPS.map((group) => `1 - grouping(in_${group}) AS of_${group}`).join(', ')},
    formatDateTime(bucket, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS time,
    ${QUALITY_GROUPS.map((group) => `in_${group}`).join(', ')},
    ${SUMS.map((sum) => `sum(summed.${sum}) AS ${sum}`).join(', ')},
    max(summed.greatestWeight) AS greatestWeight
FROM
(
    SELECT v, cell,
        count() AS scored,
        countIf(outcome = ${UNJUDGED}) AS notApplicable,
        countIf(outcome < ${UNJUDGED} AND w = 0) AS unweighted,
        ${RATE_SUMS}
    FROM
    (
        SELECT v, any(answers.cell) AS cell,
            argMax(said_then, version) AS said,
            ${OUTCOME_OF_SAID} AS outcome,
            outcome = ${BAD} AS is_bad,
            ${WEIGHT_OF_SAID} AS w
        FROM
        (
            SELECT sipHash64(trace_id, span_id) AS answer, version, ${SAID} AS said_then,
                toUInt8(indexOf({versions:Array(String)}, evaluator_version)) AS v
            FROM almenara.scores
            PREWHERE project = {project:String} AND ${SCORED_SINCE}
            WHERE source = 'evaluator' AND name = {evaluator:String} AND span_id != '' AND v > 0
        ) AS scores
        INNER JOIN
        (
            SELECT sipHash64(trace_id, span_id) AS answer, ${cellOf(bucketSeconds)} AS cell ${inRange(conditions)}
        ) AS answers ON scores.answer = answers.answer
        GROUP BY scores.answer, v
    )
    GROUP BY v, cell
) AS summed
INNER JOIN
(
    SELECT ${cellOf(bucketSeconds)} AS cell, any(${bucketStart(bucketSeconds)}) AS bucket,
        ${QUALITY_GROUPS.map((group) => `any(${SPAN_GROUPS[group]}[1]) AS in_${group}`).join(', ')}
    ${inRange(conditions)}
    GROUP BY cell
) AS cells ON summed.cell = cells.cell
GROUP BY GROUPING SETS ((v), (v, bucket), ${QUALITY_GROUPS.map((group) => `(v, in_${group})`).join(', ')})
ORDER BY scored DESC, ${QUALITY_GROUPS.map((group) => `in_${group}`).join(', ')}, bucket
LIMIT ${MOST_GROUPS} BY v, of_bucket, ${QUALITY_GROUPS.map((group) => `of_${group}`).join(', ')}`;
