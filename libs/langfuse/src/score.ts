import type { ScoreInput } from '@almenara/contract';
import { labelOf, present, textOf, withoutAbsent, type Fields } from '@almenara/opentelemetry';
import { fieldsOfMetadata, reading, toldOf, UnreadableEvent } from './read-body.js';

const SOURCES: Readonly<Record<string, ScoreInput['source']>> = {
  API: 'api',
  EVAL: 'evaluator',
  ANNOTATION: 'human',
};

/** A score that comes by itself, as its body alone. */
export function readScore(
  body: unknown,
  id: string,
  at: number,
): { readonly event: ScoreInput } | { readonly refused: string } {
  return reading(body, 'score', (fields) => ({ event: readScoreBody(fields, id, at) }));
}

/** A score without an id has that of the event that brought it, so that it sent again is the same one. */
export function readScoreBody(body: Fields, eventId: string, at: number): ScoreInput {
  const told = {
    traceId: labelOf(body, 'traceId'),
    sessionId: labelOf(body, 'sessionId'),
    spanId: labelOf(body, 'observationId'),
  };
  if (
    told.traceId === undefined &&
    told.sessionId === undefined &&
    toldOf(body['datasetRunId']) !== undefined
  ) {
    throw new UnreadableEvent('datasetRunId: runs of data sets are not kept');
  }
  return withoutAbsent({
    kind: 'score' as const,
    id: textOf(body, 'id') ?? eventId,
    at,
    name: textOf(body, 'name') ?? '',
    ...judgementOf(body),
    source: SOURCES[textOf(body, 'source')?.toUpperCase() ?? 'API'] ?? 'api',
    ...told,
    metadata: metadataOf(body),
  });
}

type Judgement = Pick<ScoreInput, 'value' | 'label' | 'explanation'>;

function judgementOf(body: Fields): Judgement {
  const { value, dataType } = body;
  const comment = textOf(body, 'comment');
  // A better answer, of any length.
  if (dataType === 'CORRECTION' && typeof value === 'string')
    return { label: 'correction', explanation: value };
  return { ...valueOf(body), ...(comment === undefined ? {} : { explanation: comment }) };
}

function valueOf({ value, dataType, stringValue }: Fields): Pick<ScoreInput, 'value' | 'label'> {
  // Exports tell the name of a category beside its number.
  const label = typeof value === 'string' ? value : toldOf(stringValue);
  if (dataType === 'NUMERIC' && typeof value !== 'number') {
    throw new UnreadableEvent('value must be a number where dataType is NUMERIC');
  }
  if (dataType === 'BOOLEAN') {
    if (value !== 0 && value !== 1)
      throw new UnreadableEvent('value must be 0 or 1 where dataType is BOOLEAN');
    return { value, label: value === 1 ? 'true' : 'false' };
  }
  if (dataType === 'CATEGORICAL' || typeof value === 'string') {
    if (typeof label !== 'string') {
      throw new UnreadableEvent('value must be a text where dataType is CATEGORICAL');
    }
    return { label };
  }
  if (typeof value !== 'number') throw new UnreadableEvent('value must be a number or a text');
  return { value };
}

function metadataOf(body: Fields): Fields | undefined {
  return present<Fields>({
    ...fieldsOfMetadata(body),
    'langfuse.environment': textOf(body, 'environment'),
    'langfuse.configId': textOf(body, 'configId'),
    // Not the time of recording: a client that corrects a score sends it again with the same one.
    'langfuse.timestamp': textOf(body, 'timestamp'),
  });
}
