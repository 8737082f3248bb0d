import { type DriftStream, STREAM_STATES } from '@almenara/contract';

type Judged = Pick<
  DriftStream,
  'stream' | 'state' | 'logStatistic' | 'logAlarm' | 'since' | 'noticedAt' | 'newShare'
>;
export type StreamState = DriftStream['state'];

export interface DriftVerdict {
  /** Streams that are not switched off. */
  readonly watched: number;
  /** How many are in each state, those that occur, what needs eyes last. */
  readonly counts: readonly { readonly state: StreamState; readonly count: number }[];
  /** Of the drifting ones, the one with the most evidence beyond its line. */
  readonly worst: Judged | undefined;
  /** What the page says as a whole: drift, quiet, or that nothing can be said yet. */
  readonly kind: 'drifting' | 'quiet' | 'learning' | 'insufficient' | 'off';
}

/** The state of all streams together. Quiet is said only where at least one stream could have told otherwise. */
export function judgeStreams(streams: readonly Judged[]): DriftVerdict {
  const count = (state: StreamState) => streams.filter((each) => each.state === state).length;
  const counts = STREAM_STATES.map((state) => ({ state, count: count(state) })).filter(
    (each) => each.count > 0,
  );
  const [worst] = streams
    .filter(({ state }) => state === 'drifting')
    .toSorted((a, b) => excessOf(b) - excessOf(a));
  const kind = (['drifting', 'quiet', 'learning', 'insufficient'] as const).find((state) => count(state) > 0);
  return { watched: streams.length - count('off'), counts, worst, kind: kind ?? 'off' };
}

/** How far the evidence is above its line, on the log scale. */
function excessOf({ logStatistic, logAlarm }: Pick<Judged, 'logStatistic' | 'logAlarm'>): number {
  return (logStatistic ?? 0) - logAlarm;
}

/** The stream whose evidence comes nearest to its line, or is farthest beyond it. */
export function nearestToAlarm<Stream extends Pick<Judged, 'logStatistic' | 'logAlarm'>>(
  streams: readonly Stream[],
): Stream | undefined {
  return streams
    .filter(({ logStatistic }) => logStatistic !== null)
    .toSorted((a, b) => excessOf(b) - excessOf(a))[0];
}
