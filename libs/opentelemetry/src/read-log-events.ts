import { compareTold, type ScoreInput, type ToldMessages } from '@almenara/contract';
import { EVALUATION_EVENT, LONGEST_NAME, readEvaluation } from './dialects/gen-ai/evaluation.js';
import { DETAILS_EVENT, readInference } from './dialects/gen-ai/inference-details.js';
import { messageOfEvent, type EventMessage } from './dialects/gen-ai/message-event.js';
import { textOf } from './dialects/read-attribute.js';
import { toldAttributes } from './told-attributes.js';
import type { OtelLogRecord } from './otlp/otel-span.js';
import { SPAN_ID, TRACE_ID, type SpanReading } from './read-events.js';

const NOTHING: SpanReading = { events: [] };

/**
 * What the log records of one request say of spans, one reading per record. Records of no span and of no event of
 * a convention say nothing of a model call and are not kept.
 */
export function readLogEvents(records: readonly OtelLogRecord[]): SpanReading[] {
  const readings = records.map((record): SpanReading => {
    const name = record.eventName || textOf(record.attributes, 'event.name') || '';
    if (!TRACE_ID.test(record.traceId) || !SPAN_ID.test(record.spanId) || !record.time) return NOTHING;
    const { traceId, spanId, time: at } = record;
    const place = { kind: 'span' as const, traceId, spanId, at };
    if (name === EVALUATION_EVENT) return { events: evaluationOf(record) };
    if (name === DETAILS_EVENT) {
      const { fields, told } = readInference(record);
      return { events: [{ ...place, ...fields, attributes: toldAttributes(told) }] };
    }
    const exception = textOf(record.attributes, 'exception.message');
    return exception === undefined ? NOTHING : { events: [{ ...place, statusMessage: exception }] };
  });
  for (const { record, index, message, told } of messagesOf(records)) {
    const { traceId, spanId, time: at } = record;
    const fields = { ...message.fields, attributes: toldAttributes([told]) };
    readings[index] = { events: [{ kind: 'span', traceId, spanId, at, ...fields }] };
  }
  return readings;
}

interface Told {
  readonly record: OtelLogRecord;
  readonly index: number;
  readonly message: EventMessage;
  told: ToldMessages;
}

/**
 * Messages carry their time, and at the same time the order of roles in a conversation. Where clocks are too coarse
 * for that to be the order of the request, each also carries its place among those of the same time.
 */
function messagesOf(records: readonly OtelLogRecord[]): Told[] {
  const all: Told[] = [];
  const together = new Map<string, Told[]>();
  for (const [index, record] of records.entries()) {
    if (!TRACE_ID.test(record.traceId) || !SPAN_ID.test(record.spanId) || !record.time) continue;
    const name = record.eventName || textOf(record.attributes, 'event.name') || '';
    const message = messageOfEvent(name, record.body, record.attributes);
    if (!message) continue;
    const { side, rank } = message;
    const order = side === 'output' ? [message.index, record.time] : [record.time, 0, rank];
    const told: Told = { record, index, message, told: { side, messages: [message.message], order } };
    all.push(told);
    if (side !== 'input') continue;
    const key = `${record.traceId}${record.spanId}${record.time}`;
    const group = together.get(key);
    if (group) group.push(told);
    else together.set(key, [told]);
  }
  for (const group of together.values()) {
    const isInOrder = group.every(
      (each, index) => index === 0 || compareTold(group[index - 1]!.told, each.told) <= 0,
    );
    if (isInOrder) continue;
    for (const [place, each] of group.entries()) {
      each.told = { ...each.told, order: [each.record.time, place, each.message.rank] };
    }
  }
  return all;
}

function evaluationOf(record: OtelLogRecord): ScoreInput[] {
  const { traceId, spanId, time } = record;
  const score = readEvaluation(record.attributes, time);
  if (!score) return [];
  return [
    {
      kind: 'score',
      id: `${spanId}:${score.name.slice(0, LONGEST_NAME)}:${time}`,
      traceId,
      spanId,
      ...score,
    },
  ];
}
