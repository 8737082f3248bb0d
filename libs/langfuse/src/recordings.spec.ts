import { eventSchema, spansOfTrace, type Score, type Span } from '@almenara/contract';
import {
  differences,
  hasRecordings,
  LANGFUSE_SIGNALS,
  mergeForTest,
  readRecordings,
  type RecordedRequest,
} from '@almenara/opentelemetry/recordings';
import { describe, expect, test } from 'vitest';
import { readIngestionEvent } from './ingestion-event.js';

const recordings = readRecordings(LANGFUSE_SIGNALS).filter(({ requests }) =>
  requests.some(({ signal }) => signal === 'ingestion'),
);

function eventsOf({ signal, content }: RecordedRequest): unknown[] {
  if (signal === 'media') return [];
  const { batch } = JSON.parse(content.toString()) as { batch: unknown[] };
  return batch.map((event, index) => {
    const reading = readIngestionEvent(event, `batch[${index}]`);
    if (!('event' in reading)) throw new Error(JSON.stringify(reading));
    return reading.event;
  });
}

describe.skipIf(!hasRecordings)('recorded ingestion (needs the recordings beside the repository)', () => {
  test.each(recordings.map((recording) => [recording.name, recording] as const))(
    '%s reads as its library meant it',
    (_, recording) => {
      const events = recording.requests.flatMap(eventsOf).map((event) => eventSchema.parse(event));
      const merged = mergeForTest(events.filter(({ kind }) => kind === 'span') as Span[]);
      const spans = [...Map.groupBy(merged, ({ traceId }) => traceId).values()].flatMap(spansOfTrace);
      const scores = events.filter(({ kind }) => kind === 'score') as Score[];
      expect(differences(recording, spans, scores)).toEqual(recording.notSent);
    },
  );

  test.each(recordings)('nothing of $name tells of a secret of the client', ({ requests }) => {
    expect(JSON.stringify(requests.flatMap(eventsOf))).not.toContain('sk-lf');
  });
});
