import { expect, test } from 'vitest';
import type { ErasureStepState } from './erasure.js';
import { recordStep } from './record-step.js';

const waiting: ErasureStepState[] = [
  { step: 'spans', state: 'waiting', rows: null, at: null },
  { step: 'traces', state: 'waiting', rows: null, at: null },
];

test('a step goes on to done, and the others stay', () => {
  const running = recordStep(waiting, 'spans', { state: 'running', rows: 7, at: 'now' });
  expect(running).toEqual([{ step: 'spans', state: 'running', rows: 7, at: 'now' }, waiting[1]]);
  const done = recordStep(running, 'spans', { state: 'done', rows: null, at: 'later' });
  expect(done[0]).toEqual({ step: 'spans', state: 'done', rows: 7, at: 'later' });
});

test('a step that is repeated after a sudden end neither goes back nor forgets the rows it removed', () => {
  const done = recordStep(waiting, 'spans', { state: 'done', rows: 7, at: 'first' });
  const again = recordStep(done, 'spans', { state: 'running', rows: 0, at: 'second' });
  expect(again[0]).toEqual({ step: 'spans', state: 'done', rows: 7, at: 'first' });
});
