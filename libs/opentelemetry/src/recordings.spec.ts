import { eventSchema, type Score, type Span } from '@almenara/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonLogs, readJsonSpans } from './otlp/read-json.js';
import { readProtobufLogs, readProtobufSpans } from './otlp/read-protobuf.js';
import { readEvents, type SpanReading } from './read-events.js';
import { readLogEvents } from './read-log-events.js';
import {
  differences,
  hasRecordings,
  readRecordings,
  splitRequest,
  type RecordedRequest,
} from './testing/recordings.js';
import { mergeForTest } from './testing/merge-for-test.js';

function read({ signal, contentType, content }: RecordedRequest): SpanReading[] {
  const isJson = contentType.includes('json');
  const json = isJson ? (JSON.parse(content.toString()) as unknown) : undefined;
  if (signal === 'metrics') return [];
  if (signal === 'logs')
    return readLogEvents((isJson ? readJsonLogs(json) : readProtobufLogs(content)).items);
  return (isJson ? readJsonSpans(json) : readProtobufSpans(content)).items.map(readEvents);
}

const recordings = readRecordings();

describe.skipIf(!hasRecordings)('recorded requests (needs the recordings beside the repository)', () => {
  test.each(recordings.map((recording) => [recording.name, recording] as const))(
    '%s reads as its library meant it',
    (_, recording) => {
      const events = recording.requests.flatMap(read).flatMap((reading) => {
        if ('reason' in reading) throw new Error(reading.reason);
        return reading.events.map((event) => eventSchema.parse(event));
      });
      const spans = mergeForTest(events.filter(({ kind }) => kind === 'span') as Span[]);
      const scores = events.filter(({ kind }) => kind === 'score') as Score[];
      expect(differences(recording, spans, scores)).toEqual(recording.notSent);
    },
  );

  test.each(recordings.filter(({ name }) => !name.endsWith('/metrics')))(
    'a receiver that loses everything of $name is noticed',
    (recording) => {
      expect(differences(recording, [], [])).not.toEqual([]);
    },
  );

  test.each(recordings.map((recording) => [recording.name, recording] as const))(
    '%s tells the same events when its requests are split, repeated and shuffled',
    (_, { requests }) => {
      const whole = eventsOf(requests);
      const split = requests.flatMap((request) =>
        splitRequest(request.content, request.contentType.includes('json'), request.signal).map(
          (content) => ({
            ...request,
            content,
          }),
        ),
      );
      fc.assert(
        fc.property(fc.shuffledSubarray([...split, ...requests], { minLength: split.length }), (sent) => {
          expect(new Set([...eventsOf(sent), ...eventsOf(split)])).toEqual(new Set(whole));
        }),
        { numRuns: 5 },
      );
    },
  );
});

function eventsOf(requests: readonly RecordedRequest[]): string[] {
  return requests
    .flatMap(read)
    .flatMap((reading) => ('events' in reading ? reading.events : []))
    .map((event) => JSON.stringify(event));
}
