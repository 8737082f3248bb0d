import { BAGS } from '@almenara/drift';
import type { MonitorDefinition } from '@almenara/contract';
import { weightedSums } from '@almenara/statistics';
import type { Observation } from '../observation/observation.js';
import { toFigures } from '../observation/to-figures.js';

export const HOUR_MS = 3_600_000;
export const START = 480_000 * HOUR_MS;

/** Numbers on [0, 1) by Park and Miller, so that a test can be told again in any language. */
export function parkMiller(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export interface World {
  readonly seed: number;
  readonly hours: number;
  readonly answersPerHour: number;
  readonly rate: number;
  /** Users who stay; each has a rate of its own around the mean, spread by this factor at most. */
  readonly users?: { readonly count: number; readonly spread: number };
  /** Factor by which the rate of an hour goes up or down for all. */
  readonly wobble?: number;
  readonly shift?: { readonly fromHour: number; readonly rate: number };
}

export const RATE_CHANGE: MonitorDefinition = {
  watch: { kind: 'metric', metric: 'errors' },
  segment: {},
  windowMinutes: 60,
  detector: { kind: 'change', side: 'both', reference: 'same_hour_of_week', weight: 1 },
  severity: 'warning',
  recoverAfter: 2,
  renotifyHours: null,
  noData: 'hold',
  maintenance: [],
};

/** Hours of answers that are bad or not. */
export function simulateHours(world: World, definition: MonitorDefinition, threshold = 7200): Observation[] {
  const random = parkMiller(world.seed);
  const users = Array.from(
    { length: world.users?.count ?? 0 },
    () => 1 + (world.users?.spread ?? 0) * (2 * random() - 1),
  );
  return Array.from({ length: world.hours }, (_, hour) => {
    const mean = world.shift && hour >= world.shift.fromHour ? world.shift.rate : world.rate;
    const ofHour = mean * (1 + (world.wobble ?? 0) * (2 * random() - 1));
    const count = Math.round(world.answersPerHour * (0.5 + random()));
    const answers = Array.from({ length: count }, (_, index) => {
      // Some users ask far more than others.
      const user = users.length > 0 ? Math.floor(users.length * random() ** 2) : hour * 10_000 + index;
      const own = Math.min(1, ofHour * (users[user] ?? 1));
      return { value: random() < own ? 1 : 0, probability: 1, cluster: String(user), user };
    });
    return observe(definition, hour, answers, threshold);
  });
}

export function observe(
  definition: MonitorDefinition,
  hour: number,
  answers: readonly { value: number; probability: number; cluster: string; user: number }[],
  threshold: number | null = 7200,
): Observation {
  const cells = new Map<number, { bag: number; weight: number; value: number }>();
  for (const { user, value } of answers) {
    const bag = (user * 7) % BAGS;
    const cell = cells.get(bag) ?? { bag, weight: 0, value: 0 };
    cells.set(bag, { bag, weight: cell.weight + 1, value: cell.value + value });
  }
  const figures = toFigures(definition, {
    kind: 'rate',
    sums: weightedSums(answers),
    answerSquares: answers.length,
    cells: [...cells.values()],
  });
  return { ...figures, window: START + hour * HOUR_MS, threshold, muted: false, restart: null };
}
