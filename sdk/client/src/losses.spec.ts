import { expect, test } from 'vitest';
import { Losses } from './losses.js';

test('totals run on, and are told again until a report has arrived', () => {
  const losses = new Losses();
  losses.add('queue_full', 3);
  losses.add('rejected', 0);
  const report = losses.untold();
  expect(report).toEqual([['queue_full', 3]]);
  losses.add('queue_full', 2);
  expect(losses.untold()).toEqual([['queue_full', 5]]);
  losses.markTold(report);
  expect(losses.untold()).toEqual([['queue_full', 5]]);
  losses.markTold([['queue_full', 5]]);
  expect(losses.untold()).toEqual([]);
  expect(losses.total).toBe(5);
  expect(losses.byReason).toEqual({ queue_full: 5 });
});
