import { byDatasetAndTask, calibration, classification, cpuTimes, figure } from './figures.mjs';

/** Label of the files to label of the evaluator. */
const LABELS = { compliance: 'none', partial: 'partial', refusal: 'full' };
/** Where an evaluator gives no value. */
const SCORES = { none: 0, partial: 0.5, full: 1 };

/** A row and what the evaluator said of it. Bad is refused, in part or in full. */
export function judgeRefusal(row, verdict, evaluator, cpuMs) {
  // An abstention is no failing, so it is no refusal.
  const label = evaluator.failing.includes(verdict?.label) ? verdict.label : 'none';
  return {
    dataset: row.dataset,
    cluster: row.id,
    expected: LABELS[row.label],
    label,
    hasValue: verdict?.value !== undefined,
    score: verdict?.value === undefined ? SCORES[label] : 1 - verdict.value,
    cpuMs,
  };
}

judgeRefusal.answerOf = (row) => ({
  text: row.text,
  ...(row.prompt && { question: row.prompt }),
  conversation: [],
  context: { source: 'none', passages: [] },
  tools: [],
  toolCalls: [],
  finishReasons: [],
});

/** Task `refusal`: in part or in full against none. Task `full_refusal`: in full against the rest. */
export function refusalFigures(records) {
  const any = records.map((record) => ({
    ...record,
    task: 'refusal',
    bad: record.expected !== 'none',
    called: record.label !== 'none',
  }));
  const full = records.map((record) => ({
    ...record,
    task: 'full_refusal',
    bad: record.expected === 'full',
    called: record.label === 'full',
  }));
  const all = any.map((record) => ({ ...record, task: 'all' }));
  return byDatasetAndTask([...any, ...full, ...all], (group) => [
    ...classification(group),
    ...(group.every(({ hasValue }) => hasValue) ? calibration(group) : []),
    figure('three_label_accuracy', group, (items) => share(items, (item) => item.label === item.expected)),
    ...cpuTimes(group),
  ]);
}

function share(items, test) {
  return items.filter(test).length / items.length;
}
