import { TRACE_ITSELF, type SpanInput } from '@almenara/contract';
import {
  fit,
  labelOf,
  parametersOfObservation,
  present,
  textOf,
  typeOfObservation,
  withoutAbsent,
  type Fields,
} from '@almenara/opentelemetry';
import { CONVENTION, metadataOf, timeOf, toldOf } from './read-body.js';

/**
 * What is told of a trace itself. A trace without an id has that of its event. The wrapper of OpenAI tells the call that
 * it is about to make with the trace: that is all there is of a call that never came to an end.
 */
export function readTrace(body: Fields, eventId: string, at: number): SpanInput {
  const model = textOf(body, 'model');
  const startTime = timeOf(body, 'timestamp');
  return fit(
    withoutAbsent({
      kind: 'span' as const,
      traceId: labelOf(body, 'id') ?? eventId,
      spanId: TRACE_ITSELF,
      at: at + placeWithin(at, startTime ?? at),
      name: textOf(body, 'name'),
      type: model === undefined ? undefined : typeOfObservation('', model),
      startTime,
      modelRequested: model,
      parameters: parametersOfObservation(body['modelParameters']),
      input: toldOf(body['input']),
      output: toldOf(body['output']),
      sessionId: labelOf(body, 'sessionId'),
      actorId: labelOf(body, 'userId'),
      tags: tagsOf(body['tags']),
      metadata: metadataOf(body),
      environment: textOf(body, 'environment'),
      release: labelOf(body, 'release'),
      attributes: present({
        'langfuse.trace.public': body['public'] === true ? true : undefined,
        'langfuse.trace.externalId': textOf(body, 'externalId'),
      }),
      convention: CONVENTION,
    }),
  );
}

/**
 * Updates of a trace are told as creates, often in the same millisecond as the first: the one whose body is later goes
 * after it. Part of a millisecond.
 */
function placeWithin(at: number, told: number): number {
  const before = Math.min(999, Math.max(0, Math.round(at - told)));
  return (999 - before) / 1000;
}

function tagsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const tags = value.filter((tag): tag is string => typeof tag === 'string');
  return tags.length > 0 ? tags : undefined;
}
