import type { EvaluatorActivity } from '@almenara/contract';
import type { EvaluatorProcessRow, RegisteredEvaluator } from '@almenara/control-plane';
import { expect, test } from 'vitest';
import { describeEvaluator } from '../testing/describe-evaluator.js';
import { toEvaluatorItems, toProcess } from './evaluator-items.js';

const begun = (name: string, version: string, minute: number): RegisteredEvaluator => ({
  ...describeEvaluator(name, { version }),
  registeredAt: new Date(0),
  seenAt: new Date(minute * 60_000),
});
const running = (
  runs: EvaluatorActivity['runs'],
  projects: EvaluatorActivity['projects'] = {},
): EvaluatorProcessRow => ({
  id: 'p',
  seenAt: new Date(0),
  activity: {
    waitingRecords: 0,
    oldestMs: 0,
    startedAt: '2026-03-01T12:00:00.000Z',
    runs,
    projects,
    unavailable: [],
  },
});
const v1 = { name: 'refusal', version: '1' };
const v2 = { name: 'refusal', version: '2' };
const registered = [begun('refusal', '1', 3), begun('refusal', '2', 2), begun('gone', '1', 1)];
const versions = (items: ReturnType<typeof toEvaluatorItems>) =>
  items.map(({ name, version, earlierVersions }) => [
    name,
    version,
    earlierVersions.map((one) => one.version),
  ]);

test('of each name the version that was begun last is the current one, among those that run', () => {
  const update = [running([v1]), running([v2])];
  expect(versions(toEvaluatorItems({ registered, running: update, last: undefined }, 'shop', {}))).toEqual([
    ['refusal', '1', ['2']],
  ]);
  const one = [running([v2])];
  expect(versions(toEvaluatorItems({ registered, running: one, last: undefined }, 'shop', {}))).toEqual([
    ['refusal', '2', ['1']],
  ]);
});

test('while no process runs the last one tells, and without any there is nothing', () => {
  const last = running([{ name: 'gone', version: '1' }]);
  expect(versions(toEvaluatorItems({ registered, running: [], last }, 'shop', {}))).toEqual([
    ['gone', '1', []],
  ]);
  expect(toEvaluatorItems({ registered, running: [], last: undefined }, 'shop', {})).toEqual([]);
});

test('work is summed over processes, of the project that asks alone', () => {
  const did = (scored: number, lastFailure: string | null) => ({
    refusal: { scored, failed: 1, shed: 2, inferred: 1, cpuMs: 0.5, lastFailure },
  });
  const rows = [
    running([v1], { shop: did(3, 'TypeError'), rival: did(100, 'RangeError') }),
    running([v1], { shop: did(4, null) }),
  ];
  const [item] = toEvaluatorItems({ registered, running: rows, last: undefined }, 'shop', {
    refusal: { enabled: false, share: 0.2 },
  });
  expect(item).toMatchObject({
    setting: { enabled: false, share: 0.2 },
    activity: { scored: 7, failed: 2, shed: 4, inferred: 2, cpuMs: 1, lastFailure: 'TypeError' },
  });
  expect(JSON.stringify(rows.map(toProcess))).not.toContain('rival');
});
