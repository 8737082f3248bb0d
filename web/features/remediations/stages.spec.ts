import { REMEDIATION_ENDS, REMEDIATION_STATES } from '@almenara/contract';
import { expect, test } from 'vitest';
import { countIn, ENDED_STATES, groupByStage, STAGES, statesOf, statesShown } from './stages';

test('each state is in one stage, and those of the last are the ends', () => {
  expect(STAGES.flatMap(statesOf).toSorted()).toEqual([...REMEDIATION_STATES].toSorted());
  expect([...ENDED_STATES].toSorted()).toEqual([...REMEDIATION_ENDS].toSorted());
});

test('what waits for a person comes first, each stage in the order of the list', () => {
  const items = (['verified', 'running', 'proposed', 'approved', 'delivery_unknown'] as const).map(
    (state) => ({ state }),
  );
  expect(groupByStage(items)).toEqual([
    { stage: 'decide', items: [{ state: 'proposed' }, { state: 'delivery_unknown' }] },
    { stage: 'work', items: [{ state: 'running' }, { state: 'approved' }] },
    { stage: 'ended', items: [{ state: 'verified' }] },
  ]);
});

test('the address may name a stage, a state or nothing', () => {
  expect(statesShown('verify')).toEqual(['succeeded', 'verifying']);
  expect(statesShown('not_fixed')).toEqual(['not_fixed']);
  expect(statesShown(null)).toEqual(REMEDIATION_STATES);
});

test('a stage counts its states, of which the server leaves out those that none is in', () => {
  expect(countIn('work', { approved: 2, running: 1, verified: 9 })).toBe(3);
  expect(countIn('decide', {})).toBe(0);
});
