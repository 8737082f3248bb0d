import { wilsonInterval } from '@almenara/statistics';

/** How often a repetition rejected, as a row of figures with Wilson's interval. */
export function shareRow(dataset, task, metric, rejected) {
  const count = rejected.filter(Boolean).length;
  const { low, high } = wilsonInterval(count, rejected.length);
  return { dataset, task, metric, value: count / rejected.length, low, high, n: rejected.length };
}
