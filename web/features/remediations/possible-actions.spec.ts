import { REMEDIATION_ENDS } from '@almenara/contract';
import { expect, test } from 'vitest';
import { possibleActions } from './possible-actions';

test('a proposal is approved or rejected, never cancelled', () => {
  expect(possibleActions('proposed')).toEqual(['approve', 'reject']);
});

test('a delivery of which nobody knows is settled: that ends it or lets it go on', () => {
  expect(possibleActions('delivery_unknown')).toEqual(['settle']);
});

test('what was decided can be cancelled until the job has ended', () => {
  for (const state of ['approved', 'delivered', 'running'] as const)
    expect(possibleActions(state)).toEqual(['cancel']);
  for (const state of [...REMEDIATION_ENDS, 'succeeded', 'verifying'] as const)
    expect(possibleActions(state)).toEqual([]);
});
