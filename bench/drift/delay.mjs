/**
 * Hours from the start of a new topic to the alarm, on embeddings of real texts, with a project's default budget over 15
 * streams. Run after a build: node bench/drift/delay.mjs [runs]
 */
import { fileURLToPath } from 'node:url';
import { datasetName } from './datasets.mjs';
import { textFiles, textVectors } from './text-vectors.mjs';
import { delayOf } from './world-runs.mjs';

const CASES = [
  { eventsPerHour: 200, share: 0.1, historyDays: 28 },
  { eventsPerHour: 200, share: 0.05, historyDays: 28 },
  { eventsPerHour: 7.5, share: 0.3, historyDays: 8 },
];
const LIMIT = 300;

const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];

export function delays({ runs = 40, files = textFiles(), world = {} } = {}) {
  return files.flatMap((file) => {
    const dataset = datasetName(file);
    const topics = textVectors(file);
    return CASES.flatMap(({ eventsPerHour, share, historyDays }) => {
      const seen = Array.from({ length: runs }, (_, i) =>
        delayOf(topics, {
          seed: i + 1,
          eventsPerHour,
          share,
          streams: 15,
          warmUpHours: 24 * historyDays,
          limit: LIMIT,
          world,
        }),
      );
      const sorted = seen.map(({ delay }) => delay).toSorted((a, b) => a - b);
      const off = seen
        .filter(({ sinceError }) => sinceError !== null)
        .map(({ sinceError }) => Math.abs(sinceError))
        .toSorted((a, b) => a - b);
      const task = `${eventsPerHour} events/h, ${100 * share} % of a new topic, ${historyDays} days of history`;
      const row = (metric, value, rest = {}) => ({
        bench: 'drift',
        dataset,
        task,
        metric,
        value,
        ...rest,
        n: runs,
      });
      const [low, median, high] = [0.1, 0.5, 0.9].map((p) => quantile(sorted, p));
      // A median that lies beyond the limit is no number; the share tells it.
      return [
        ...(Number.isFinite(high) ? [row('hours to the alarm, median', median, { low, high })] : []),
        ...(Number.isFinite(median) && !Number.isFinite(high)
          ? [row('hours to the alarm, median', median)]
          : []),
        row(`share noticed within ${LIMIT} hours`, sorted.filter(Number.isFinite).length / runs),
        ...(off.length > 0 ? [row('hours the told start is off, median', quantile(off, 0.5))] : []),
      ];
    });
  });
}

export const name = 'delay';

export const rows = async ({ files, repetitions }) =>
  delays({ runs: repetitions(40), files: textFiles(files) });

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.table(delays({ runs: Number(process.argv[2] ?? 40) }));
