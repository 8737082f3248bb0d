import type { TraceStoreConnection } from '../connection.js';
import { spanConditions } from '../reading/filter-conditions.js';

export interface CalledModel {
  readonly answered: string;
  readonly requested: string;
  readonly provider: string;
  readonly calls: number;
  readonly told: number;
  readonly estimated: number;
}

/** Models that were called in a time, the most called first, and how much of their cost is known. */
export function listCalledModels(
  connection: TraceStoreConnection,
  project: string,
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
  limit = 200,
): Promise<CalledModel[]> {
  const { sql, parameters } = spanConditions(range);
  return connection.query(
    `SELECT model_answered AS answered, model_requested AS requested, provider,
         count() AS calls,
         countIf(total_cost IS NOT NULL AND NOT was_estimated) AS told,
         countIf(total_cost IS NOT NULL AND was_estimated) AS estimated
     FROM
     (
         SELECT model_answered, model_requested, provider, total_cost,
             has(JSONExtract(revisions, 'derived', 'Array(String)'), 'cost.source') AS was_estimated
         FROM almenara.spans FINAL
         WHERE project = {project:String} ${sql} AND type IN ('llm', 'embedding')
             AND (model_answered != '' OR model_requested != '')
     )
     GROUP BY answered, requested, provider
     ORDER BY calls DESC, answered, requested, provider
     LIMIT {rows:UInt32}`,
    { ...parameters, project, rows: limit },
  );
}
