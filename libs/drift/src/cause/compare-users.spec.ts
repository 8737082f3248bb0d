import { expect, test } from 'vitest';
import { compareUsers } from './compare-users.js';
import { makeAnswers } from './testing/answers.js';

test('where the same users ask something else, all of the change is within users', () => {
  const evidence = compareUsers(
    makeAnswers(({ window, random, topic }) =>
      window === 'current' && random() < 0.4 ? { topic: 0 } : { topic },
    ),
  )!;
  expect(evidence.withinFraction!.low).toBeGreaterThan(0.5);
  expect(evidence.newShare).toBe(0);
});

test('where other users ask, none of it is', () => {
  const evidence = compareUsers(
    makeAnswers(({ window, user, topic }) =>
      window === 'current' && user >= 60 ? { topic: 0, actor: `new-${user}` } : { topic },
    ),
  )!;
  expect(evidence.withinFraction!.high).toBeLessThan(0.5);
  expect(evidence.newShare).toBeGreaterThan(0.3);
  expect(evidence.actors.new).toBe(40);
  expect(evidence.newAgainstReturning!.pValue).toBeLessThan(0.001);
});

test('without a change there is no fraction of it', () => {
  const evidence = compareUsers(makeAnswers())!;
  expect(evidence.overall!.pValue).toBeGreaterThan(0.01);
  expect(evidence.withinFraction).toBeUndefined();
});

test('without actors nothing is said, and with few who return nothing of within', () => {
  expect(compareUsers(makeAnswers(() => ({ actor: undefined })))).toBeUndefined();
  expect(compareUsers([])).toBeUndefined();
  const strangers = compareUsers(
    makeAnswers().map((row) => ({ ...row, actor: `${row.actor}-${row.window}` })),
  )!;
  expect(strangers.within).toBeUndefined();
  expect(strangers.newShare).toBe(1);
});
