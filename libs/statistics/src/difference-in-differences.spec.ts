import { expect, test } from 'vitest';
import { differenceInDifferences, type ObservedAnswer } from './difference-in-differences.js';
import { createRandom } from './random.js';

const BASE = { '10': 6, '11': 2, '00': 3, '01': 3 } as const;

/** 400 answers of 37 actors, by a rule that is written the same way in Python. */
const answers = (probabilityOf: (i: number) => number): ObservedAnswer[] =>
  Array.from({ length: 400 }, (_, i) => {
    const isTreated = Math.floor(i / 3) % 2 === 1;
    const isAfter = i >= 200;
    const base = BASE[`${isTreated ? 1 : 0}${isAfter ? 1 : 0}`];
    const bad = (i * i * 13 + i * 5) % 10 < base ? 1 : 0;
    return { isTreated, isAfter, bad, probability: probabilityOf(i), actor: String((i * 7) % 37) };
  });

test.each([
  ['equal weights', () => 1, -0.4019991999199918, 0.0993156250656651],
  ['two weights', (i: number) => (i % 5 ? 1 : 0.4), -0.32853458396544943, 0.10592172870623502],
])(
  'with %s, difference and standard error are those of statsmodels 0.15.0 WLS(y ~ treated × after), clustered by actor',
  (_name, probabilityOf, difference, standardError) => {
    const found = differenceInDifferences(answers(probabilityOf))!;
    expect(found.difference).toBeCloseTo(difference, 10);
    expect(found.standardError).toBeCloseTo(standardError, 10);
    expect(found.actors).toBe(37);
    expect(found.high).toBeLessThan(0);
  },
);

const cell = (isTreated: boolean, isAfter: boolean, bad: number, n: number): ObservedAnswer[] =>
  Array.from({ length: n }, (_, i) => ({
    isTreated,
    isAfter,
    bad: i < bad ? 1 : 0,
    probability: 1,
    actor: `${isTreated} ${isAfter} ${i}`,
  }));

test('cells without any bad answer leave the interval open', () => {
  const none = [false, true].flatMap((treated) => [
    ...cell(treated, false, 0, 40),
    ...cell(treated, true, 0, 40),
  ]);
  const { difference, low, high } = differenceInDifferences(none)!;
  expect(difference).toBe(0);
  expect(low).toBeLessThan(-0.08);
  expect(high).toBeGreaterThan(0.08);
});

test('a change that all groups share is no difference', () => {
  const shared = [false, true].flatMap((treated) => [
    ...cell(treated, false, 60, 100),
    ...cell(treated, true, 10, 100),
  ]);
  const { difference, low, high } = differenceInDifferences(shared)!;
  expect(difference).toBeCloseTo(0, 12);
  expect(low).toBeLessThan(-0.1);
  expect(high).toBeGreaterThan(0.1);
});

test('too few answers or actors in any cell say nothing', () => {
  const full = [...cell(true, false, 9, 40), ...cell(false, false, 9, 40), ...cell(false, true, 9, 40)];
  expect(differenceInDifferences([...full, ...cell(true, true, 1, 19)])).toBeUndefined();
  const oneActor = cell(true, true, 1, 40).map((answer) => ({ ...answer, actor: 'ana' }));
  expect(differenceInDifferences([...full, ...oneActor])).toBeUndefined();
});

test('without an effect, an interval of 95 % lies beside zero in at most 5 % of histories in which actors differ', () => {
  const random = createRandom(7);
  let wrong = 0;
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const history: ObservedAnswer[] = [];
    for (let actor = 0; actor < 60; actor++) {
      const own = 0.1 + 0.5 * random();
      for (let n = 0; n < 8; n++) {
        const isAfter = random() < 0.5;
        const isTreated = random() < 0.4;
        const bad = random() < own - (isAfter ? 0.08 : 0) + (isTreated ? 0.1 : 0) ? 1 : 0;
        history.push({ isTreated, isAfter, bad, probability: 1, actor: String(actor) });
      }
    }
    const { low, high } = differenceInDifferences(history)!;
    if (low > 0 || high < 0) wrong += 1;
  }
  // 5 % of 400 is 20, plus two standard errors of such a count.
  expect(wrong).toBeLessThanOrEqual(29);
});
