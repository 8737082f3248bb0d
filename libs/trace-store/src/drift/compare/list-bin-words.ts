import type { TraceStoreConnection } from '../../connection.js';
import { pairParameters, selectPairEvents } from '../pair-events.js';
import type { HourWindow, HourWindows } from './hour-window.js';

/** More words are no categories but ids. */
const MOST_WORDS = 500;
/** Events of a window whose words are looked at: a frequent word shows in a part of them. */
const HOURS_LOOKED_AT = 48;

/** Words of a stream by the bin they fall into, the most frequent first, as far as the rows of two windows are kept. */
export async function listBinWords(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  windows: HourWindows,
): Promise<Map<number, string[]>> {
  const counts = await Promise.all(
    [windows.reference, windows.current].map((window) =>
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

function lastHours({ from, to }: HourWindow): HourWindow {
  return { from: Math.max(from, to - HOURS_LOOKED_AT), to };
}

const selectWords = (stream: string): string => `
SELECT bin, word, count() AS n
FROM (${selectPairEvents(stream)})
WHERE word != ''
GROUP BY bin, word
ORDER BY n DESC, word
LIMIT ${MOST_WORDS}`;
