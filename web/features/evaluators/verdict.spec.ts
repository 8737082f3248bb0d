import { expect, test } from 'vitest';
import { backlogOf, judgeScoring } from './verdict';

const on = { setting: { enabled: true, share: 0.1 } };
const off = { setting: { enabled: false, share: 1 } };
const process = { seenAt: '2026-03-01T12:00:00Z', waitingRecords: 3, oldestMs: 60_000 };

test.each([
  ['no process has ever run', [], [], { kind: 'never' }],
  ['the processes have stopped', [on], [], { kind: 'stopped' }],
  [
    'it does not keep up',
    [off],
    [{ ...process, oldestMs: 60_001 }],
    { kind: 'behind', waiting: 3, oldestMs: 60_001 },
  ],
  ['everything is switched off', [off, off], [process], { kind: 'off' }],
  ['it scores', [on, off, on], [process], { kind: 'scoring', on: 2, off: 1 }],
])('%s', (_, items, processes, verdict) => {
  expect(judgeScoring({ items, processes })).toEqual(verdict);
});

test('of several processes the latest word about what waits counts, and nothing twice', () => {
  const later = { seenAt: '2026-03-01T12:00:04Z', waitingRecords: 5, oldestMs: 80 };
  expect(backlogOf([process, later, process])).toEqual({ waiting: 5, oldestMs: 80 });
  expect(backlogOf([])).toBeUndefined();
});
