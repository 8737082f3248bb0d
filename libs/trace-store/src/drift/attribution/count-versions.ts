import type { TraceStoreConnection } from '../../connection.js';
import { SPAN_GROUPS } from '../../reading/group-keys.js';
import type { HourWindow } from '../compare/hour-window.js';
import { spanEvents } from '../span-events.js';

/** What an app says of the version of itself that answered, and what answered or retrieved. */
export const VERSION_DIMENSIONS = {
  prompt_version: { of: "type = 'llm'", word: `${SPAN_GROUPS.prompt}[1]` },
  variant: { of: "type = 'llm'", word: 'toString(variant_sent)' },
  release: { of: "type = 'llm'", word: 'toString(release)' },
  model_requested: { of: "type = 'llm'", word: 'toString(model_requested)' },
  // By what was asked for, so that a change of what is asked for is none of what answers.
  model_answered: {
    of: "type = 'llm' AND model_requested != '' AND model_answered != ''",
    word: "concat(model_requested, '\\n', model_answered)",
  },
  retriever: { of: "type = 'retriever'", word: 'toString(name)' },
} as const;

export type VersionDimension = keyof typeof VERSION_DIMENSIONS;

export interface VersionCount {
  readonly dimension: VersionDimension;
  readonly word: string;
  /** First hour of the block, since 1970 UTC. */
  readonly start: number;
  readonly bag: number;
  readonly n: number;
}

/** Values of a dimension in a block and bag that are told; more are no versions but ids. */
const MOST_WORDS = 30;

/** How often each version stands in each block and bag of a window, of so great a share of the traces. */
export function countVersions(
  connection: TraceStoreConnection,
  project: string,
  {
    window,
    blockHours,
    share,
  }: { readonly window: HourWindow; readonly blockHours: number; readonly share: number },
): Promise<VersionCount[]> {
  return connection.query(SQL, { project, ...window, blockHours, share });
}

const pairs = Object.entries(VERSION_DIMENSIONS).map(
  ([dimension, { of, word }]) => `('${dimension}', if(${of}, ${word}, ''))`,
);

const SQL = `
SELECT pair.1 AS dimension, pair.2 AS word,
    {from:UInt32} + intDiv(intDiv(hour, 3600) - {from:UInt32}, {blockHours:UInt32}) * {blockHours:UInt32} AS start,
    bag, count() AS n
FROM
(
    SELECT hour, bag, arrayJoin([${pairs.join(', ')}]) AS pair
    FROM (${spanEvents(', type, prompt_name, prompt_version, variant_sent, release, model_requested, model_answered, name')})
    WHERE sipHash64(trace_id) < {share:Float64} * 18446744073709551615
)
WHERE pair.2 != ''
GROUP BY dimension, word, start, bag
ORDER BY n DESC, word
LIMIT ${MOST_WORDS} BY dimension, start, bag`;
