import type { RedactionCounts } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';
import { spanConditions } from '../reading/filter-conditions.js';
import { toRedaction } from '../reading/to-redaction.js';

/** How often something was redacted from spans of the time, by field and kind, the most frequent first. */
export async function countRedactions(
  connection: TraceStoreConnection,
  project: string,
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<RedactionCounts> {
  const { sql, parameters } = spanConditions(range);
  const [row] = await connection.query<{ spans: number; places: string[]; counts: number[] }>(
    `SELECT count() AS spans, sumMap(JSONExtract(redactions, 'Map(String, UInt64)')) AS found,
         mapKeys(found) AS places, mapValues(found) AS counts
     FROM almenara.spans FINAL
     WHERE project = {project:String} ${sql} AND redactions != ''`,
    { ...parameters, project },
  );
  const items = (row?.places ?? []).map((place, index) => toRedaction([place, Number(row!.counts[index])]));
  return {
    spans: row?.spans ?? 0,
    items: items.sort(
      (a, b) => b.count - a.count || (`${a.field}.${a.kind}` < `${b.field}.${b.kind}` ? -1 : 1),
    ),
  };
}
