import type { SpanStatus, SpanType } from '@almenara/contract';
import { toIsoTime } from '../time.js';
import { knownWord } from './known.js';

export interface StepRow {
  readonly span_id: string;
  readonly parent_span_id: string;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly start_time: string;
  readonly end_time: string | null;
  readonly arguments: string;
  readonly beginning: string;
  /** Values as JSON, perhaps cut. */
  readonly hints: readonly (readonly [string, string])[];
}

/** A span as far as its place among the others and the attributes asked for tell of it. */
export interface TraceStep {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly type: SpanType;
  readonly status: SpanStatus;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly argumentsHash: string | null;
  readonly argumentsExcerpt: string;
  readonly hints: Readonly<Record<string, string>>;
}

export function toTraceStep(row: StepRow): TraceStep {
  return {
    spanId: row.span_id,
    parentSpanId: knownWord(row.parent_span_id),
    name: row.name,
    type: row.type as SpanType,
    status: row.status as SpanStatus,
    startTime: toIsoTime(row.start_time),
    endTime: row.end_time === null ? null : toIsoTime(row.end_time),
    argumentsHash: knownWord(row.arguments),
    argumentsExcerpt: row.beginning,
    hints: Object.fromEntries(row.hints.map(([key, value]) => [key, wordOf(value)])),
  };
}

function wordOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : json;
  } catch {
    return json;
  }
}
