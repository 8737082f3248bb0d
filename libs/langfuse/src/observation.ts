import { FIRST_TOKEN_AT, type SpanInput, type SpanType } from '@almenara/contract';
import {
  contentOfObservation,
  fit,
  isFields,
  labelOf,
  parametersOfObservation,
  present,
  settle,
  textOf,
  typeOfObservation,
  withoutAbsent,
  type Fields,
} from '@almenara/opentelemetry';
import { CONVENTION, metadataOf, timeOf, toldOf, UnreadableEvent } from './read-body.js';
import { readUsageAndCost } from './usage.js';

/** An update goes after what was created in the same millisecond. */
const AFTER_CREATE = 0.001;

const LEVELS = ['DEBUG', 'DEFAULT', 'WARNING', 'ERROR'];

export interface ObservationContext {
  /** As the event names it, or `observation`, which leaves it to the body. */
  readonly kind: string;
  readonly at: number;
  readonly isUpdate: boolean;
}

/** What one event tells of an observation; others may tell more, in any order. */
export function readObservation(body: Fields, { kind, at, isUpdate }: ObservationContext): SpanInput {
  const spanId = textOf(body, 'id');
  if (spanId === undefined) throw new UnreadableEvent('body.id must be a text of at least one character');
  const told = labelOf(body, 'traceId');
  if (told === undefined && isUpdate)
    throw new UnreadableEvent('body.traceId is needed to find what is updated');
  // An observation that names no trace is one by itself.
  const traceId = told ?? spanId;
  const parent = textOf(body, 'parentObservationId');

  const model = textOf(body, 'model');
  const type = typeOfObservation(kind === 'observation' ? (textOf(body, 'type') ?? '') : kind, model);
  const fields = readFields(body, type, model);
  // Whether a generation is a call of an embedding model shows where the model is told: an update without says nothing.
  const saysType = fields.type !== 'llm' || model !== undefined || !isUpdate;
  return fit(
    withoutAbsent({
      ...fields,
      kind: 'span' as const,
      traceId,
      spanId,
      parentSpanId: parent === traceId ? undefined : parent,
      at: isUpdate ? at + AFTER_CREATE : at,
      type: saysType ? fields.type : undefined,
      name: textOf(body, 'name'),
      startTime: timeOf(body, 'startTime') ?? (isUpdate ? undefined : at),
      endTime: timeOf(body, 'endTime'),
      environment: textOf(body, 'environment'),
      convention: CONVENTION,
    }),
  );
}

function readFields(body: Fields, type: SpanType, model: string | undefined): Partial<SpanInput> {
  const metadata = metadataOf(body);
  // The first API told prompt and completion by these names.
  const content = {
    input: toldOf(body['input'] ?? (type === 'llm' ? body['prompt'] : undefined)),
    output: toldOf(body['output'] ?? (type === 'llm' ? body['completion'] : undefined)),
  };
  const level = levelOf(body);
  return settle({
    type,
    // One name is told: of the model that answered where the answer tells it, else of the one asked.
    modelRequested: model,
    modelAnswered: model,
    ...contentOfObservation(type, content, metadata ?? {}),
    parameters: parametersOfObservation(body['modelParameters']),
    ...readUsageAndCost(body),
    ...(level === 'ERROR' ? { status: 'error' as const } : {}),
    statusMessage: textOf(body, 'statusMessage'),
    prompt: present({ name: textOf(body, 'promptName'), version: labelOf(body, 'promptVersion') }),
    metadata,
    attributes: present({
      'langfuse.level': level === 'DEFAULT' ? undefined : level,
      'langfuse.usageDetails': isFields(body['usageDetails']) ? body['usageDetails'] : undefined,
      'langfuse.usage': isFields(body['usage']) ? body['usage'] : undefined,
      'langfuse.costDetails': isFields(body['costDetails']) ? body['costDetails'] : undefined,
      [FIRST_TOKEN_AT]: timeOf(body, 'completionStartTime'),
    }),
  });
}

function levelOf(body: Fields): string | undefined {
  const level = textOf(body, 'level')?.toUpperCase();
  if (level === undefined || LEVELS.includes(level)) return level;
  throw new UnreadableEvent(`level must be one of ${LEVELS.join(', ')}`);
}
