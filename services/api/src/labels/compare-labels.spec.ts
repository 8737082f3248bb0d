import type { Label } from '@almenara/control-plane';
import { expect, test } from 'vitest';
import { compareLabels } from './compare-labels.js';
import { measureAgreement } from './measure-agreement.js';

let labels = 0;
const label = (traceId: string, verdict: string, told: Partial<Label> = {}): Label => ({
  id: `l${++labels}`,
  question: 'groundedness',
  traceId,
  spanId: 's',
  verdict,
  sentences: [],
  note: null,
  rater: { id: 'ana', name: 'Ana' },
  strategy: 'uniform',
  probability: 0.5,
  answerAt: new Date(0),
  answeredAt: new Date(labels),
  revokedAt: null,
  ...told,
});
const score = (traceId: string, value: number, evaluatorVersion = '1') => ({
  traceId,
  spanId: 's',
  value,
  label: '',
  evaluatorVersion,
});
const BOB = { rater: { id: 'bob', name: 'Bob' } };

test('an answer counts once, and decides nothing where raters differ or are unsure', () => {
  const { answers, pairs } = compareLabels(
    'groundedness',
    [
      label('a', 'supported'),
      label('a', 'supported', BOB),
      label('b', 'supported'),
      label('b', 'unsupported', BOB),
      label('c', 'unsure'),
      label('d', 'unsupported', { strategy: 'chosen', probability: null }),
    ],
    ['a', 'b', 'c', 'd'].map((id) => score(id, 0.2)),
  );
  expect(answers.map((answer) => [answer.labels[0]!.traceId, answer.label, answer.probability])).toEqual([
    ['a', 0, 0.5],
    ['d', 1, null],
  ]);
  expect(pairs).toEqual([
    ['supported', 'supported'],
    ['supported', 'unsupported'],
  ]);
});

test('answers without a score from 0 to 1 by the most frequent version are counted, not compared', () => {
  const { answers, evaluatorVersion, notComparable } = compareLabels(
    'groundedness',
    ['a', 'b', 'old', 'none', 'odd'].map((id) => label(id, 'supported')),
    [score('a', 0.9, '2'), score('b', 0.9, '2'), score('old', 0.9, '1'), score('odd', 7, '2')],
  );
  expect({ n: answers.length, evaluatorVersion, notComparable }).toEqual({
    n: 2,
    evaluatorVersion: '2',
    notComparable: 3,
  });
});

test('picks without a chance enter no measure, and each of the others counts by the inverse of its chance', () => {
  // Two thirds of the weight of what is called bad is bad: 1/0.25 of 1/0.25 + 1/0.5.
  const compared = compareLabels(
    'groundedness',
    [
      label('a', 'unsupported', { probability: 0.25 }),
      label('b', 'supported', { probability: 0.5 }),
      label('c', 'supported', { probability: 0.5 }),
      label('t', 'unsupported', { strategy: 'targeted', probability: null }),
    ],
    [score('a', 0.1), score('b', 0.2), score('c', 0.9), score('t', 0.9)],
  );
  const { confusion, roc } = measureAgreement('groundedness', compared);
  expect(confusion).toMatchObject({
    truePositives: 1,
    falsePositives: 1,
    falseNegatives: 0,
    trueNegatives: 1,
  });
  expect(confusion!.precision!.value).toBeCloseTo(2 / 3, 12);
  expect(confusion!.recall!.value).toBe(1);
  expect(roc!.area.value).toBe(1);
});

test('without labels there is no measure, rather than a perfect one', () => {
  expect(measureAgreement('groundedness', compareLabels('groundedness', [], []))).toEqual({
    raters: { kappa: null, agreement: null, pairs: 0 },
    confusion: null,
    roc: null,
    reliability: null,
  });
});
