import { BUILT_IN_STREAMS, SCORE_STREAM_PREFIX } from '@almenara/contract';

/** Where the events of a stream are read from. All streams of a source are computed together. */
export const SKETCH_SOURCES = ['texts', 'languages', 'spans', 'scores'] as const;
export type SketchSource = (typeof SKETCH_SOURCES)[number];

/** What an answer made of its documents is told by the scores of this evaluator. */
export const DOCUMENT_USE = 'context_use';
export const OF_DOCUMENT_USE = ['retrieval_rank', 'unused_document_share'] as const;
const OF_LANGUAGES = ['language'] as const;

export function sourceOfStream(stream: string): SketchSource {
  if (stream.startsWith(SCORE_STREAM_PREFIX) || (OF_DOCUMENT_USE as readonly string[]).includes(stream))
    return 'scores';
  if ((OF_LANGUAGES as readonly string[]).includes(stream)) return 'languages';
  const kind = BUILT_IN_STREAMS[stream as keyof typeof BUILT_IN_STREAMS];
  if (kind === undefined) throw new RangeError(`there is no stream ${stream}`);
  return kind === 'text' ? 'texts' : 'spans';
}

const named = (streams: readonly string[]): string => streams.map((stream) => `'${stream}'`).join(', ');
const OF_SPANS = Object.keys(BUILT_IN_STREAMS).filter((stream) => sourceOfStream(stream) === 'spans');

/** SQL of which sketches are of a source. */
export const SKETCHES_OF: Readonly<Record<SketchSource, string>> = {
  texts: "encoder != ''",
  languages: `encoder = '' AND stream IN (${named(OF_LANGUAGES)})`,
  spans: `encoder = '' AND stream IN (${named(OF_SPANS)})`,
  scores: `encoder = '' AND (startsWith(stream, '${SCORE_STREAM_PREFIX}') OR stream IN (${named(OF_DOCUMENT_USE)}))`,
};
