import { expect, it } from 'vitest';
import { simulateStream } from '../testing/simulate-stream.js';
import { replay } from './replay.js';

const START = 480_000;

/**
 * ln R after some hours, computed with NumPy 2 straight from the definitions: every sum over all hours anew, none carried
 * on. The stream has 260 hours of about 40 events and shifts by 0.12 in both features in its 236th.
 */
const EXPECTED = [
  [168, 0],
  [190, 3.168108240004219],
  [220, 3.87356875277876],
  [234, 4.128967965345848],
  [240, 4.655566447048272],
  [245, 6.118409605891523],
  [250, 8.927161520022667],
  [255, 12.032629523298883],
  [259, 14.066091192608557],
] as const;

it('comes to the evidence that NumPy computes from the definitions', () => {
  const stream = simulateStream({
    seed: 21,
    hours: 260,
    eventsPerHour: 40,
    shift: { from: START + 235, by: 0.12 },
  });
  const judgements = replay({ width: 2, threshold: 7200, reference: { kind: 'trailing' } }, stream);
  for (const [index, logSr] of EXPECTED) {
    const judgement = judgements[index]!;
    expect(judgement.status === 'judged' && judgement.logSr).toBeCloseTo(logSr, 9);
  }
});
