import { BUILT_IN_STREAMS, SCORE_STREAM_PREFIX } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import { evaluatorName } from '../evaluators/evaluator-name';

type BuiltIn = keyof typeof BUILT_IN_STREAMS;

export const BUILT_IN_NAMES = Object.keys(BUILT_IN_STREAMS) as BuiltIn[];

/** What a stream is, in the reader's language. */
export function streamName(stream: string, t: Translate): string {
  const builtIn = BUILT_IN_NAMES.find((each) => each === stream);
  if (builtIn) return t(`drift.stream.${builtIn}`);
  const score = scoreOf(stream);
  return score === undefined ? stream : t('drift.streamOfScore', { name: evaluatorName(score, t) });
}

/** The name of the score that a stream watches, as its sender gave it; undefined for the other streams. */
export function scoreOf(stream: string): string | undefined {
  return stream.startsWith(SCORE_STREAM_PREFIX) ? stream.slice(SCORE_STREAM_PREFIX.length) : undefined;
}

export function streamAddress(project: string, stream: string): string {
  return `/${project}/drift/${encodeURIComponent(stream)}`;
}
