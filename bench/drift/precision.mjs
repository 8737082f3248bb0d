import { pathToFileURL } from 'node:url';
import { describeShift } from '@almenara/drift';
import { createRandom } from '@almenara/statistics';
import { openDatasets, shuffle } from './texts.mjs';

const EVENTS = 2_000;
const SHARES = [0.1, 0.05, 0];

/**
 * Of the 50 events that are said to have shifted most, how many belong to the topic that was put into the current
 * window and is absent from the reference. One data set a topic and repetition; the interval is over these sets.
 */
export function measurePrecision(repetitions = 1, datasets = openDatasets(), shares = SHARES) {
  return datasets.flatMap(({ name: dataset, rows: texts }) =>
    shares.flatMap((share) => {
      const topics = [...new Set(texts.map(({ topic }) => topic))].sort();
      const results = topics.flatMap((topic, at) =>
        Array.from({ length: repetitions }, (_, repetition) =>
          inject(texts, topic, share, createRandom(1_000 * at + repetition)),
        ),
      );
      const task = `${share * 100} % of a new topic`;
      const row = (metric, values) => ({ dataset, task, metric, ...meanOf(values) });
      const listed = results.filter(({ expected }) => expected !== null);
      return [
        ...(share > 0
          ? [
              row(
                'precision_at_50',
                results.map(({ at50 }) => at50),
              ),
            ]
          : []),
        row(
          'shifted_events_listed',
          results.map(({ count }) => count),
        ),
        row(
          'precision_of_list',
          listed.map(({ precision }) => precision),
        ),
        row(
          'expected_precision_of_list',
          listed.map(({ expected }) => expected),
        ),
        row(
          'clusters',
          results.map(({ clusters }) => clusters),
        ),
        row(
          'describe_shift_cpu_ms',
          results.map(({ ms }) => ms),
        ),
      ];
    }),
  );
}

function inject(texts, topic, share, random) {
  const count = Math.round(EVENTS * share);
  const others = shuffle(
    texts.filter((row) => row.topic !== topic),
    random,
  );
  const injected = shuffle(
    texts.filter((row) => row.topic === topic),
    random,
  ).slice(0, count);
  const reference = others.slice(0, EVENTS);
  const current = [...others.slice(EVENTS, 2 * EVENTS - count), ...injected];
  const isNew = new Set(injected.map(({ id }) => id));
  const started = process.cpuUsage();
  const { events, expectedPrecision, clusters } = describeShift({ reference, current });
  const { user, system } = process.cpuUsage(started);
  const right = (list) => list.filter(({ id }) => isNew.has(id)).length;
  return {
    at50: right(events.slice(0, 50)) / 50,
    precision: events.length > 0 ? right(events) / events.length : 0,
    count: events.length,
    expected: expectedPrecision,
    clusters: clusters.length,
    ms: (user + system) / 1_000,
  };
}

function meanOf(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  const half = 1.96 * Math.sqrt(variance / n);
  const round = (value) => Number(value.toFixed(4));
  return { value: round(mean), low: round(mean - half), high: round(mean + half), n };
}

export const name = 'precision';

export const rows = ({ files }) => measurePrecision(1, openDatasets(files));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(measurePrecision());
