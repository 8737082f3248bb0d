import type { TraceStoreConnection } from '../../connection.js';
import { SPAN_GROUPS } from '../../reading/group-keys.js';
import { type HourWindow, toStoreHour } from '../compare/hour-window.js';

/** What a span says of itself, else its trace. */
export interface SegmentRow {
  readonly traceId: string;
  readonly spanId: string;
  readonly model: string;
  readonly prompt: string;
  readonly variant: string;
  readonly environment: string;
  readonly release: string;
  readonly tag: readonly string[];
}

/** Keys of one query: a statement of more grows too long. */
const KEYS = 2000;

/** The dimensions of some spans of a window. */
export async function readSegments(
  connection: TraceStoreConnection,
  project: string,
  window: HourWindow,
  spans: readonly { readonly traceId: string; readonly spanId: string; readonly storeTime: string }[],
): Promise<SegmentRow[]> {
  const rows: SegmentRow[] = [];
  for (let start = 0; start < spans.length; start += KEYS) {
    const some = spans.slice(start, start + KEYS);
    const found = await connection.query<SegmentRow>(SQL, {
      project,
      from: toStoreHour(window.from),
      to: toStoreHour(window.to),
      traces: [...new Set(some.map(({ traceId }) => traceId))],
      spans: [...new Set(some.map(({ spanId }) => spanId))],
    });
    rows.push(...found);
  }
  return rows;
}

const SQL = `
SELECT spans.trace_id AS traceId, spans.span_id AS spanId, model, prompt, variant,
    if(spans.environment = '', traces.environment, spans.environment) AS environment,
    if(spans.release = '', traces.release, spans.release) AS release,
    if(empty(spans.tags), traces.tags, spans.tags) AS tag
FROM
(
    SELECT trace_id, span_id, toString(model) AS model, ${SPAN_GROUPS.prompt}[1] AS prompt, toString(variant) AS variant,
        toString(environment) AS environment, toString(release) AS release, CAST(tags, 'Array(String)') AS tags
    FROM almenara.spans FINAL
    WHERE project = {project:String}
        AND start_time >= {from:DateTime('UTC')} AND start_time < {to:DateTime('UTC')}
        AND trace_id IN {traces:Array(String)} AND span_id IN {spans:Array(String)}
) AS spans
LEFT JOIN
(
    SELECT trace_id, toString(environment) AS environment, toString(release) AS release,
        CAST(tags, 'Array(String)') AS tags
    FROM almenara.traces FINAL
    WHERE project = {project:String}
        AND trace_id IN {traces:Array(String)}
) AS traces ON spans.trace_id = traces.trace_id`;
