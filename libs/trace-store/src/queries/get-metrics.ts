import type {
  Dimension,
  Filter,
  getMetrics as operation,
  Measures,
  OperationAnswer,
} from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { bucketStart, checkBucketSeconds, checkTimeZone, chooseBucketSeconds } from '../reading/buckets.js';
import { estimateRate } from '../reading/estimate-rate.js';
import { type Conditions, spanConditions, traceConditions } from '../reading/filter-conditions.js';
import { SPAN_GROUPS, TRACE_GROUPS } from '../reading/group-keys.js';
import { fromStoreTime } from '../time.js';
import { TRACES_WITH_TEXT } from './text-in-traces.js';

export interface MetricsOptions {
  readonly of: 'traces' | 'spans';
  readonly group?: Dimension | undefined;
  readonly bucketSeconds?: number | undefined;
  readonly timeZone: string;
  readonly groups: number;
}

export type Metrics = OperationAnswer<typeof operation>;
type Series = Metrics['series'][number];

interface MeasureRow extends Record<keyof Measures, number | null> {
  readonly other: 0 | 1;
  readonly key: string;
  readonly whole: 0 | 1;
  readonly time: string;
  readonly count: number;
  readonly errors: number;
  readonly costKnown: number;
}

/** Measures over time, one series per group: the most frequent groups each, the others together. */
export async function getMetrics(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter,
  options: MetricsOptions,
): Promise<Metrics> {
  checkTimeZone(options.timeZone);
  const source = sourceOf(options.of, filter);
  const parameters = { ...source.parameters, project };
  const range = await findRange(connection, project, source, filter);
  const bucketSeconds = options.bucketSeconds ?? chooseBucketSeconds(range.from, range.to);
  checkBucketSeconds(bucketSeconds, range.from, range.to);

  const keys = options.group === undefined ? undefined : source.groups[options.group];
  const top =
    keys === undefined
      ? []
      : await connection.query<{ key: string }>(selectTop(source, keys), {
          ...parameters,
          groups: options.groups,
        });
  const names = top.map(({ key }) => key);
  const rows = await connection.query<MeasureRow>(selectMeasures(source, keys, bucketSeconds), {
    ...parameters,
    timeZone: options.timeZone,
    ...(keys === undefined ? {} : { top: names }),
  });
  return {
    of: options.of,
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    bucketSeconds,
    timeZone: options.timeZone,
    series: toSeries(rows, keys === undefined ? [null] : [...names, null], keys !== undefined),
  };
}

interface Source extends Conditions {
  readonly from: string;
  readonly groups: Readonly<Record<Dimension, string>>;
  /** Which rows carry tokens and money: an outer span repeats what the model calls below it used. */
  readonly counted: string;
}

function sourceOf(of: 'traces' | 'spans', filter: Filter): Source {
  return of === 'traces'
    ? { ...traceConditions(filter, TRACES_WITH_TEXT), from: TRACES, groups: TRACE_GROUPS, counted: '1' }
    : {
        ...spanConditions(filter),
        from: SPANS,
        groups: SPAN_GROUPS,
        counted: "type IN ('llm', 'embedding')",
      };
}

const TRACES = `FROM almenara.traces FINAL
    WHERE project = {project:String}`;
const SPANS = `FROM almenara.spans FINAL
    WHERE project = {project:String}`;

/** Open ends reach as far as the data does. */
async function findRange(
  connection: TraceStoreConnection,
  project: string,
  source: Source,
  filter: Filter,
): Promise<{ from: number; to: number }> {
  const now = Date.now();
  if (filter.from !== undefined && filter.to !== undefined) {
    return ordered(Date.parse(filter.from), Date.parse(filter.to));
  }
  const [row] = await connection.query<{ count: number; first: string; last: string }>(
    `SELECT count() AS count, min(start_time) AS first, max(start_time) AS last ${source.from} ${source.sql}`,
    { ...source.parameters, project },
  );
  const found = row !== undefined && row.count > 0;
  const to =
    filter.to === undefined
      ? Math.max(now, found ? Math.ceil(fromStoreTime(row.last)) : now)
      : Date.parse(filter.to);
  const from =
    filter.from === undefined
      ? found
        ? Math.floor(fromStoreTime(row.first))
        : to - 86_400_000
      : Date.parse(filter.from);
  return ordered(from, to);
}

function ordered(from: number, to: number): { from: number; to: number } {
  return { from: Math.min(from, to), to };
}

const selectTop = ({ from, sql }: Source, keys: string): string => `
SELECT arrayJoin(${keys}) AS key
${from}
    ${sql}
GROUP BY key
ORDER BY count() DESC, key
LIMIT {groups:UInt32}`;

// A row with two of the groups counts in both; one with two of the others counts once among them. The exact
// quantile, because it alone gives the same answer each time.
const selectMeasures = (
  { from, sql, counted }: Source,
  keys: string | undefined,
  bucketSeconds: number,
): string => `
SELECT other, key, grouping(bucket) AS whole, formatDateTime(bucket, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS time,
    count() AS count,
    countIf(failed) AS errors,
    quantileExactInclusive(0.5)(latency) AS latencyP50,
    quantileExactInclusive(0.95)(latency) AS latencyP95,
    sum(tokens_in) AS inputTokens,
    sum(tokens_out) AS outputTokens,
    sum(tokens_all) AS totalTokens,
    if(uniqExactIf(currency, money IS NOT NULL AND currency != '') > 1, NULL, sum(money)) AS cost,
    count(money) AS costKnown
FROM
(
    SELECT ${bucketStart(bucketSeconds)} AS bucket,
        status = 'error' AS failed,
        latency_ms AS latency,
        if(${counted}, input_tokens, NULL) AS tokens_in,
        if(${counted}, output_tokens, NULL) AS tokens_out,
        if(${counted}, total_tokens, NULL) AS tokens_all,
        if(${counted}, total_cost, NULL) AS money,
        cost_currency AS currency,
        arrayJoin(${
          keys === undefined
            ? "[(0, '')]"
            : `arrayDistinct(arrayMap(word -> if(has({top:Array(String)}, word), (0, word), (1, '')), ${keys}))`
        }) AS member,
        member.1 AS other,
        member.2 AS key
    ${from}
        ${sql}
)
GROUP BY GROUPING SETS ((other, key, bucket), (other, key))
ORDER BY other, key, whole DESC, bucket`;

function toSeries(
  rows: readonly MeasureRow[],
  order: readonly (string | null)[],
  grouped: boolean,
): Series[] {
  return order.flatMap((name) => {
    const other = grouped && name === null;
    const own = rows.filter((row) => Boolean(row.other) === other && (other || row.key === (name ?? '')));
    const whole = own.find((row) => row.whole === 1);
    if (!whole) return [];
    return {
      key: name,
      other,
      total: toMeasures(whole),
      errorRate: estimateRate(whole.errors, whole.count),
      points: own
        .filter((row) => row.whole === 0)
        .map((row) => ({
          time: row.time,
          ...toMeasures(row),
          errorRate: estimateRate(row.errors, row.count),
        })),
    };
  });
}

function toMeasures(row: MeasureRow): Measures {
  const { count, errors, latencyP50, latencyP95, inputTokens, outputTokens, totalTokens, cost, costKnown } =
    row;
  return { count, errors, latencyP50, latencyP95, inputTokens, outputTokens, totalTokens, cost, costKnown };
}
