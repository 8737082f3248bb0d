import type { SpanItem } from '@almenara/contract';
import type { SpanRow } from '../rows.js';
import { toIsoTime } from '../time.js';
import { knownFields, knownWord } from './known.js';
import { readJson } from './read-json.js';

export type AnsweringRow = Pick<
  SpanRow,
  | 'trace_id'
  | 'span_id'
  | 'parent_span_id'
  | 'type'
  | 'start_time'
  | 'end_time'
  | 'actor_id'
  | 'session_id'
  | 'output_tokens'
  | 'finish_reasons'
  | 'input'
  | 'output'
  | 'query'
  | 'documents'
  | 'tools'
  | 'parameters'
>;

export type AnsweringSpanItem = Pick<
  SpanItem,
  | 'spanId'
  | 'parentSpanId'
  | 'type'
  | 'startTime'
  | 'endTime'
  | 'actorId'
  | 'sessionId'
  | 'usage'
  | 'finishReasons'
  | 'input'
  | 'output'
  | 'query'
  | 'documents'
  | 'tools'
  | 'parameters'
>;

export function toAnsweringSpan(row: AnsweringRow): AnsweringSpanItem {
  return {
    spanId: row.span_id,
    parentSpanId: knownWord(row.parent_span_id),
    type: row.type as SpanItem['type'],
    startTime: toIsoTime(row.start_time),
    endTime: row.end_time === null ? null : toIsoTime(row.end_time),
    actorId: knownWord(row.actor_id),
    sessionId: knownWord(row.session_id),
    usage: knownFields({ output: row.output_tokens }),
    finishReasons: row.finish_reasons,
    input: readJson<unknown>(row.input, null),
    output: readJson<unknown>(row.output, null),
    query: knownWord(row.query),
    documents: readJson(row.documents, []),
    tools: readJson(row.tools, []),
    parameters: readJson(row.parameters, {}),
  };
}
