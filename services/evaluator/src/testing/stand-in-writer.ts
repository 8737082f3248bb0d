import { EVENTS_TOPIC, type Score, type Span, WRITER_GROUP } from '@almenara/contract';
import type { Consumer, EventLog, LogRecord } from '@almenara/event-log';
import { insertRows, refreshTraces, type ScoreRow, toStoreTime } from '@almenara/trace-store';
import type { Engines } from './open-engines.js';

/** Stores what comes through the log as the writer would, as far as evaluators read it, and keeps all scores it saw. */
export interface StandInWriter {
  /** Every score of a project that came, in the order of the log. */
  scoresOf(project: string): readonly Score[];
  /** Resolves when all that is in the log now is stored. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStandInWriter({ log, store }: Engines): Promise<StandInWriter> {
  const scores = new Map<string, Score[]>();
  const write = async ({ value, offset, partition }: LogRecord): Promise<void> => {
    const { project, events } = JSON.parse(new TextDecoder().decode(value)) as {
      project: string;
      events: (Span | Score)[];
    };
    const spans = events.filter((event): event is Span => event.kind === 'span');
    const judged = events.filter((event): event is Score => event.kind === 'score');
    await insertRows(
      store,
      'spans',
      spans.map((span) => toSpanRow(project, span, offset)),
    );
    const traces = [...new Set(spans.map(({ traceId }) => traceId))];
    await refreshTraces(store, project, traces, partition);
    await insertRows(
      store,
      'scores',
      judged.map((score) => toScoreRow(project, score, offset)),
    );
    scores.set(project, [...(scores.get(project) ?? []), ...judged]);
  };
  const consumer: Consumer = await log.consume({
    topic: EVENTS_TOPIC,
    group: WRITER_GROUP,
    maxRecords: 100,
    maxBytes: 1e7,
    maxWaitMs: 1,
    onBatch: async (records) => {
      for (const record of records) await write(record);
    },
  });
  return {
    scoresOf: (project) => scores.get(project) ?? [],
    caughtUp: () => untilHandled(log),
    stop: () => consumer.stop(),
  };
}

async function untilHandled(log: EventLog): Promise<void> {
  while ((await log.lag(EVENTS_TOPIC, WRITER_GROUP)).some(({ records }) => records > 0)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function toSpanRow(project: string, span: Span, version: number) {
  const json = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
  return {
    project,
    trace_id: span.traceId,
    span_id: span.spanId,
    version: String(version + 1),
    start_time: toStoreTime(span.startTime!),
    start_known: 1 as const,
    end_time: span.endTime === undefined ? null : toStoreTime(span.endTime),
    parent_span_id: span.parentSpanId ?? '',
    name: span.name ?? '',
    type: span.type ?? 'llm',
    status: 'ok',
    actor_id: span.actorId ?? '',
    session_id: span.sessionId ?? '',
    input: json(span.input),
    output: json(span.output),
    documents: json(span.documents),
    query: span.query ?? '',
  };
}

function toScoreRow(project: string, score: Score, offset: number): ScoreRow {
  const { at = 0 } = score;
  return {
    project,
    id: score.id,
    version: String((BigInt(at * 1000) << 64n) + BigInt(offset)),
    at: toStoreTime(at),
    name: score.name,
    value: score.value ?? null,
    label: score.label ?? '',
    source: score.source,
    trace_id: score.traceId ?? '',
    span_id: score.spanId ?? '',
    session_id: score.sessionId ?? '',
    actor_id: score.actorId ?? '',
    evaluator: score.evaluator ?? '',
    evaluator_version: score.evaluatorVersion ?? '',
    input_hash: score.inputHash ?? '',
    inclusion_probability: score.inclusionProbability ?? 0,
    explanation: score.explanation ?? '',
    evidence: score.evidence ? JSON.stringify(score.evidence) : '',
    metadata: score.metadata ? JSON.stringify(score.metadata) : '',
  };
}
