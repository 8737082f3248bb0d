import type { RemediationEventName, RemediationState } from '@almenara/contract';
import { expect, test } from 'vitest';
import { stepsOf } from './steps';

const steps = (state: RemediationState, ...events: RemediationEventName[]) =>
  stepsOf({
    state,
    history: events.map((event, index) => ({
      id: String(index),
      at: `2026-03-02T09:0${index}:00Z`,
      event,
      by: null,
      detail: null,
    })),
  });
const written = (...args: Parameters<typeof steps>) =>
  steps(...args).map(({ state, status }) => `${state} ${status}`);

test('a proposal has the whole way ahead', () => {
  expect(written('proposed', 'proposed')).toEqual([
    'proposed now',
    'approved ahead',
    'delivered ahead',
    'running ahead',
    'succeeded ahead',
    'verifying ahead',
    'verified ahead',
  ]);
});

test('what was left out is not shown as reached, and nothing is ahead of an end', () => {
  const events = [
    'proposed',
    'approved',
    'delivered',
    'progress',
    'succeeded',
    'verifying',
    'looked',
  ] as const;
  expect(written('not_fixed', ...events, 'not_fixed')).toEqual([
    'proposed done',
    'approved done',
    'delivered done',
    'succeeded done',
    'verifying done',
    'not_fixed now',
  ]);
  expect(written('rejected', 'proposed', 'rejected')).toEqual(['proposed done', 'rejected now']);
});

test('after a delivery of which nobody knows, delivery is still ahead', () => {
  expect(written('delivery_unknown', 'proposed', 'approved', 'delivery_unknown').slice(2, 4)).toEqual([
    'delivery_unknown now',
    'delivered ahead',
  ]);
});

test('each step tells when it was reached', () => {
  const [proposed, approved, delivered] = steps('approved', 'proposed', 'approved');
  expect([proposed!.at, approved!.at, delivered!.at]).toEqual([
    '2026-03-02T09:00:00Z',
    '2026-03-02T09:01:00Z',
    null,
  ]);
});
