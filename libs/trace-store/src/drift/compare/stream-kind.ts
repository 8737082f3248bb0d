import { BUILT_IN_STREAMS, SCORE_STREAM_PREFIX, type STREAM_KINDS } from '@almenara/contract';
import { InvalidQueryError } from '../../reading/invalid-query.js';

export type StreamKind = (typeof STREAM_KINDS)[number];

/** What the events of a stream are; a score is a number. */
export function kindOfStream(stream: string): StreamKind {
  if (stream.startsWith(SCORE_STREAM_PREFIX)) return 'number';
  if (Object.hasOwn(BUILT_IN_STREAMS, stream))
    return BUILT_IN_STREAMS[stream as keyof typeof BUILT_IN_STREAMS];
  throw new InvalidQueryError(
    'stream',
    `must be one of ${Object.keys(BUILT_IN_STREAMS).join(', ')}, or ${SCORE_STREAM_PREFIX} and the name of a score`,
  );
}
