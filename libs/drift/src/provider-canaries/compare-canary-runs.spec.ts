import { describe, expect, test } from 'vitest';
import { type CanaryRun, compareCanaryRuns } from './compare-canary-runs.js';
import { signTest } from './sign-test.js';

describe('the sign test', () => {
  // Exact sums of binomial coefficients over 2^n: Python's sum(comb(n, k) for k in range(more, n + 1)) / 2**n.
  test.each([
    [9, 1, 0.0107421875],
    [10, 0, 0.0009765625],
    [5, 5, 0.623046875],
    [0, 3, 1],
    [0, 0, 1],
    [30, 10, 0.0011107168866],
  ])('of %i against %i is %d', (more, fewer, p) => {
    expect(signTest(more, fewer)).toBeCloseTo(p, 10);
  });
});

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface World {
  /** Share of prompts whose answer varies at all, and into how many variants. */
  readonly varying: number;
  readonly variants: number;
  /** Probability that a run comes from another machine, which answers otherwise. */
  readonly otherMachine?: number;
}

const PROMPTS = 40;

function runs(count: number, world: World, random: () => number, model = 'a'): CanaryRun[] {
  return Array.from({ length: count }, () => {
    const machine = random() < (world.otherMachine ?? 0) ? 'other' : 'usual';
    return Array.from({ length: PROMPTS }, (_, prompt) => {
      const variant = prompt < PROMPTS * world.varying ? Math.floor(random() * world.variants) : 0;
      const text = `${model} ${machine} ${prompt} ${variant}`;
      return { textHash: text, length: 100 + variant, modelAnswered: null, finishReason: 'stop' };
    });
  });
}

describe('a model that stays the same', () => {
  test.each<[string, World]>([
    ['answers the same each time', { varying: 0, variants: 1 }],
    ['varies a few answers', { varying: 0.2, variants: 3 }],
    ['varies most answers', { varying: 0.9, variants: 20 }],
    ['never says the same twice', { varying: 1, variants: 1e9 }],
    ['runs on two kinds of machines', { varying: 0.3, variants: 3, otherMachine: 0.4 }],
  ])('and %s is called changed in less than 2 % of comparisons', (_what, world) => {
    const random = createRandom(7);
    let changed = 0;
    const rounds = 200;
    for (let round = 0; round < rounds; round++) {
      const { state } = compareCanaryRuns(runs(8, world, random), runs(2, world, random));
      if (state === 'changed') changed++;
    }
    expect(changed / rounds).toBeLessThan(0.02);
  });
});

test.each([0, 0.2, 0.5])('a change is seen in two runs while a share of %d varies anyway', (varying) => {
  const random = createRandom(11);
  const world = { varying, variants: 4 };
  const told = compareCanaryRuns(runs(6, world, random, 'a'), runs(2, world, random, 'b'));
  expect(told).toMatchObject({ state: 'changed', novelShare: 1, prompts: PROMPTS });
  expect(told.pNovel).toBeLessThan(0.0005);
});

test('a run that is off by itself is no change', () => {
  const world = { varying: 0.1, variants: 2 };
  const random = createRandom(3);
  const current = [...runs(1, world, random, 'b'), ...runs(1, world, random, 'a')];
  expect(compareCanaryRuns(runs(6, world, random), current).state).toBe('unchanged');
});

test('longer answers are seen also where no answer is given twice', () => {
  const random = createRandom(5);
  const make = (count: number, mean: number): CanaryRun[] =>
    Array.from({ length: count }, () =>
      Array.from({ length: PROMPTS }, () => {
        const length = Math.round(mean * (0.8 + 0.4 * random()));
        return { textHash: String(random()), length, modelAnswered: null, finishReason: 'stop' };
      }),
    );
  expect(compareCanaryRuns(make(6, 400), make(2, 560))).toMatchObject({
    state: 'changed',
    lengthRatio: expect.closeTo(1.4, 0),
  });
  expect(compareCanaryRuns(make(6, 400), make(2, 400)).state).toBe('unchanged');
});

test('a new name of the model is a change by itself, once all current runs have it', () => {
  const random = createRandom(1);
  const world = { varying: 0, variants: 1 };
  const named = (all: CanaryRun[], modelAnswered: string) =>
    all.map((run) => run.map((answer) => answer && { ...answer, modelAnswered }));
  const before = named(runs(4, world, random), 'm-1');
  const after = named(runs(2, world, random), 'm-2');
  expect(compareCanaryRuns(before, after)).toMatchObject({
    state: 'changed',
    modelBefore: 'm-1',
    modelAfter: 'm-2',
  });
  expect(compareCanaryRuns(before, [after[0]!, before[0]!])).toMatchObject({
    state: 'unchanged',
    modelAfter: null,
  });
});

test('too few runs or answers are insufficient, and what failed in one run counts in none', () => {
  const random = createRandom(2);
  const world = { varying: 0, variants: 1 };
  const [reference, current] = [runs(4, world, random), runs(2, world, random, 'b')];
  expect(compareCanaryRuns(reference.slice(1), current).state).toBe('insufficient');
  expect(compareCanaryRuns(reference, current.slice(1)).state).toBe('insufficient');
  const gappy = current.map((run, n) =>
    run.map((answer, prompt) => (n === 0 && prompt >= 11 ? null : answer)),
  );
  expect(compareCanaryRuns(reference, gappy)).toMatchObject({
    state: 'insufficient',
    prompts: 11,
    pNovel: null,
  });
  expect(compareCanaryRuns([], []).state).toBe('insufficient');
});
