import {
  areaUnderRoc,
  bootstrapInterval,
  expectedCalibrationError,
  reliabilityBins,
} from '@almenara/statistics';

const SEED = 1;
/** Of all intervals but those of sentences, which cost much more. */
const ROUNDS = 500;
const FEWER_ROUNDS = 100;

/** For each data set and `all`, and for each of its tasks and `all`. */
export function byDatasetAndTask(records, figuresOf) {
  const figures = [];
  for (const [dataset, ofDataset] of groups(records, 'dataset')) {
    for (const [task, items] of groups(ofDataset, 'task')) {
      figures.push(...figuresOf(items).map((figure) => ({ dataset, task, ...figure })));
    }
  }
  return figures;
}

function groups(records, member) {
  const found = Map.groupBy(records, (record) => record[member]);
  return [...found, ...(found.has('all') ? [] : [['all', records]])];
}

/** Of judged records: `bad` by people, `called` bad by the threshold, `score` as the probability of bad. */
export function classification(records) {
  return [
    figure(
      'precision',
      records,
      ratio(
        (r) => r.called && r.bad,
        (r) => r.called,
      ),
    ),
    figure(
      'recall',
      records,
      ratio(
        (r) => r.called && r.bad,
        (r) => r.bad,
      ),
    ),
    figure('f1', records, f1),
    figure('auroc', records, (items) =>
      auroc(items.map(({ score, bad }) => ({ score, label: bad ? 1 : 0 }))),
    ),
  ].filter(Boolean);
}

export function calibration(records) {
  return [
    figure('ece', records, (items) =>
      expectedCalibrationError(
        reliabilityBins(items.map(({ score, bad }) => ({ score, label: bad ? 1 : 0 }))),
      ),
    ),
  ].filter(Boolean);
}

/** Of the sentences of all records, those of one answer drawn together. */
export function sentenceAuroc(records) {
  const found = figure(
    'sentence_auroc',
    records,
    (items) => auroc(items.flatMap((r) => r.sentences)),
    FEWER_ROUNDS,
  );
  return found ? [{ ...found, n: records.reduce((sum, { sentences }) => sum + sentences.length, 0) }] : [];
}

/** F1 of single characters, summed over all records. */
export function spanF1(records) {
  const statistic = (items) => {
    const sum = (member) => items.reduce((total, { characters }) => total + characters[member], 0);
    const hits = sum('hits');
    return sum('hits') + sum('misses') === 0 ? null : (2 * hits) / (2 * hits + sum('misses') + sum('extra'));
  };
  return [figure('span_f1', records, statistic)].filter(Boolean);
}

export function cpuTimes(records) {
  const times = records.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b);
  const quantile = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return [
    { metric: 'cpu_ms_p50', value: quantile(0.5), n: times.length },
    { metric: 'cpu_ms_p95', value: quantile(0.95), n: times.length },
  ];
}

/** Answers to one prompt are drawn together. Nothing where the figure has no value. */
export function figure(metric, records, statistic, rounds = ROUNDS) {
  const value = statistic(records);
  if (value === null || Number.isNaN(value)) return undefined;
  const interval = bootstrapInterval(records, statistic, { seed: SEED, rounds, clusterBy: (r) => r.cluster });
  return {
    metric,
    value,
    ...(interval && { low: interval.low, high: interval.high }),
    n: records.length,
  };
}

function auroc(answers) {
  return areaUnderRoc(answers)?.area ?? null;
}

function ratio(above, below) {
  return (items) => {
    const n = items.filter(below).length;
    return n === 0 ? null : items.filter(above).length / n;
  };
}

function f1(items) {
  const sum = items.filter((r) => r.called).length + items.filter((r) => r.bad).length;
  return sum === 0 ? null : (2 * items.filter((r) => r.called && r.bad).length) / sum;
}
