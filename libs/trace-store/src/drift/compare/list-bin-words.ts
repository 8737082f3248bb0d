import type { TraceStoreConnection } from '../../connection.js';
import { pairParameters, selectPairWords } from '../pair-events.js';
import type { HourWindow } from './hour-window.js';

/** More words are no categories but ids. */
const MOST_WORDS = 500;
/** Hours of a window whose words are looked at, and about how many events: a frequent word shows in a part of them. */
const HOURS_LOOKED_AT = 48;
const EVENTS_LOOKED_AT = 100_000;

export interface WindowWithEvents extends HourWindow {
  readonly events: number;
}

/** Words of a stream by the bin they fall into, the most frequent first, as far as the rows of the windows are kept. */
export async function listBinWords(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  windows: readonly WindowWithEvents[],
): Promise<Map<number, string[]>> {
  const counts = await Promise.all(
    windows.map((window) =>
      connection.query<{ bin: number; word: string; n: number }>(selectWords(stream), {
        project,
        ...pairParameters(stream),
        ...lastHours(window),
      }),
    ),
  );
  const totals = new Map<string, { bin: number; n: number }>();
  for (const { bin, word, n } of counts.flat()) totals.set(word, { bin, n: n + (totals.get(word)?.n ?? 0) });
  const words = new Map<number, string[]>();
  for (const [word, { bin }] of [...totals].toSorted(([, a], [, b]) => b.n - a.n))
    words.set(bin, [...(words.get(bin) ?? []), word]);
  return words;
}

function lastHours({ from, to, events }: WindowWithEvents): HourWindow {
  const enough = Math.ceil((EVENTS_LOOKED_AT * (to - from)) / Math.max(1, events));
  return { from: Math.max(from, to - Math.min(HOURS_LOOKED_AT, enough)), to };
}

const selectWords = (stream: string): string => `
SELECT bin, word, count() AS n
FROM (${selectPairWords(stream)})
GROUP BY bin, word
ORDER BY n DESC, word
LIMIT ${MOST_WORDS}`;
