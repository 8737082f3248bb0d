import { monitorDefinitionSchema } from '@almenara/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../decide/decide.js';
import { dueAt } from '../decide/due-at.js';
import { FIRST_STATE } from '../decide/state.js';
import type { Observation } from '../observation/observation.js';
import { HOUR_MS, observe, parkMiller, RATE_CHANGE, START } from '../testing/observations.js';
import { backtest } from './backtest.js';

const detectors = fc.oneof(
  fc.record({
    kind: fc.constant('bound' as const),
    side: fc.constantFrom('above' as const, 'below' as const),
    limit: fc.double({ min: 0, max: 0.5, noNaN: true }),
    minimum: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    side: fc.constantFrom('up' as const, 'down' as const, 'both' as const),
    reference: fc.constantFrom('trailing' as const, 'same_hour_of_week' as const),
    weight: fc.constant(1),
  }),
  fc.record({ kind: fc.constant('no_data' as const), hours: fc.integer({ min: 1, max: 4 }) }),
);
const definitions = fc
  .record({
    detector: detectors,
    recoverAfter: fc.integer({ min: 1, max: 4 }),
    renotifyHours: fc.option(fc.integer({ min: 1, max: 8 })),
    noData: fc.constantFrom('ignore' as const, 'alarm' as const, 'hold' as const),
    isMaintained: fc.boolean(),
  })
  .map(({ isMaintained, ...told }) =>
    monitorDefinitionSchema.parse({
      ...RATE_CHANGE,
      ...told,
      maintenance: isMaintained
        ? [
            {
              from: new Date(START + 5 * HOUR_MS).toISOString(),
              to: new Date(START + 7 * HOUR_MS).toISOString(),
              repeat: 'daily',
            },
          ]
        : [],
    }),
  );

/** Eleven days in which the rate changes, answers stay away, and people mute and close. */
function history(seed: number): Observation[] {
  const random = parkMiller(seed + 1);
  return Array.from({ length: 264 }, (_, hour) => {
    const rate = hour > 200 ? 0.6 : 0.1;
    const count = random() < 0.1 ? 0 : Math.floor(40 * random());
    const answers = Array.from({ length: count }, () => {
      const user = Math.floor(60 * random());
      return { value: random() < rate ? 1 : 0, probability: 1, cluster: String(user), user };
    });
    const restart = random() < 0.02 ? { at: 0, since: random() < 0.5 ? START + 180 * HOUR_MS : null } : null;
    return {
      ...observe(RATE_CHANGE, hour, answers, 20 + 80 * random()),
      muted: random() < 0.1,
      restart,
    };
  });
}

test('a backtest and the decisions made live, one by one and over restarts, agree exactly on the same data', () => {
  fc.assert(
    fc.property(
      definitions,
      fc.nat(1000),
      fc.array(fc.nat(263), { maxLength: 3 }),
      (definition, seed, ends) => {
        const told = history(seed);
        const tested = backtest(definition, told).windows.map(({ decision }) => decision);
        // What a process keeps of a window is what it wrote; one that starts has nothing else.
        const stored: string[] = [];
        let state = FIRST_STATE;
        const live = told.map((observation, at) => {
          if (ends.includes(at))
            ({ state } = backtest(
              definition,
              stored.map((text) => JSON.parse(text) as Observation),
            ));
          const decided = decide(definition, state, observation, dueAt(definition, observation.window));
          state = decided.state;
          stored.push(JSON.stringify(observation));
          return decided.decision;
        });
        expect(live).toEqual(tested);
      },
    ),
    { numRuns: 40 },
  );
});

test('what is said of a window depends on no later one', () => {
  const told = history(3);
  const all = backtest(RATE_CHANGE, told).windows;
  for (const count of [50, 180, 230])
    expect(backtest(RATE_CHANGE, told.slice(0, count)).windows).toEqual(all.slice(0, count));
});
