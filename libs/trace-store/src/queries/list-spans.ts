import type { Filter, SpanItem } from '@almenara/contract';
import { z } from 'zod';
import type { TraceStoreConnection } from '../connection.js';
import { decodeCursor, encodeCursor } from '../reading/cursor.js';
import { spanConditions } from '../reading/filter-conditions.js';
import { storeTimeSchema } from '../reading/store-time-schema.js';
import { ITEM_COLUMNS, type ItemRow, toSpanItem } from '../reading/to-span-item.js';
import { withTraces } from './find-traces-themselves.js';
import type { PageOptions } from './list-traces.js';

const cursorSchema = z.tuple([storeTimeSchema, z.string().max(200), z.string().max(200)]);

/** A page ends early when its texts reach this many characters; its cursor leads to the rest. */
const MAX_PAGE_CHARACTERS = 32 * 1024 * 1024;
const SPANS_PER_READ = 100;

interface SpanKey {
  readonly start_time: string;
  readonly trace_id: string;
  readonly span_id: string;
}

/** Spans that match, the newest first, with everything they hold. */
export async function listSpans(
  connection: TraceStoreConnection,
  project: string,
  filter: Filter & { readonly traceId?: string | undefined },
  { limit, cursor }: PageOptions,
): Promise<{ items: SpanItem[]; nextCursor: string | null }> {
  const { sql, parameters } = spanConditions(filter);
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  const ofTrace = filter.traceId === undefined ? '' : 'AND trace_id = {traceId:String}';
  const keys = await connection.query<SpanKey>(selectKeys(`${ofTrace} ${sql}`, after !== undefined), {
    ...parameters,
    project,
    rows: limit + 1,
    ...(filter.traceId === undefined ? {} : { traceId: filter.traceId }),
    ...(after ? { afterTime: after[0], afterTrace: after[1], afterSpan: after[2] } : {}),
  });
  const rows: ItemRow[] = [];
  let characters = 0;
  for (let first = 0; first < Math.min(limit, keys.length) && characters < MAX_PAGE_CHARACTERS;) {
    const chunk = keys.slice(first, Math.min(first + SPANS_PER_READ, limit));
    const read = await readContents(connection, project, chunk);
    for (const row of read)
      characters += row.input.length + row.output.length + row.documents.length + row.attributes.length;
    rows.push(...read);
    first += chunk.length;
  }
  const last = rows.at(-1);
  return {
    items: await withTraces(connection, project, rows.map(toSpanItem)),
    nextCursor:
      last && rows.length < keys.length ? encodeCursor([last.start_time, last.trace_id, last.span_id]) : null,
  };
}

function readContents(
  connection: TraceStoreConnection,
  project: string,
  keys: readonly SpanKey[],
): Promise<ItemRow[]> {
  return connection.query<ItemRow>(CONTENTS, {
    project,
    times: keys.map((key) => key.start_time),
    traces: keys.map((key) => key.trace_id),
    spans: keys.map((key) => key.span_id),
    first: keys.at(-1)!.start_time,
    last: keys[0]!.start_time,
  });
}

const selectKeys = (conditions: string, hasCursor: boolean): string => `
SELECT start_time, trace_id, span_id
FROM almenara.spans FINAL
WHERE project = {project:String}
    ${conditions}
    ${hasCursor ? "AND (start_time, trace_id, span_id) < ({afterTime:DateTime64(6, 'UTC')}, {afterTrace:String}, {afterSpan:String})" : ''}
ORDER BY start_time DESC, trace_id DESC, span_id DESC
LIMIT {rows:UInt32}`;

const CONTENTS = `
SELECT ${ITEM_COLUMNS.join(', ')}
FROM almenara.spans FINAL
PREWHERE project = {project:String}
    AND start_time >= {first:DateTime64(6, 'UTC')} AND start_time <= {last:DateTime64(6, 'UTC')}
    AND has(arrayZip({times:Array(DateTime64(6, 'UTC'))}, {traces:Array(String)}, {spans:Array(String)}),
        (start_time, trace_id, span_id))
ORDER BY start_time DESC, trace_id DESC, span_id DESC`;
