import { type MonitorDefinition, unitOfMonitor } from '@almenara/contract';
import { meanFromSums, rateFromSums, type WeightedSums } from '@almenara/statistics';
import { countInterval } from './count-interval.js';
import type { BagSums, Figures, WindowSums } from './observation.js';
import { quantileInterval } from './quantile-interval.js';

/** Figures of a window from the sums of the store: the estimate with its interval, in which users count as one. */
export function toFigures(definition: MonitorDefinition, window: WindowSums): Figures {
  const unit = unitOfMonitor(definition);
  switch (window.kind) {
    case 'exact': {
      const { count } = window;
      return { n: 1, users: 1, value: count, low: count, high: count, unit };
    }
    case 'count': {
      const { count, squares, users } = window;
      return { n: count, users, value: count, ...countInterval(count, squares), unit };
    }
    case 'quantile': {
      const { above, value, ladder } = window;
      return { n: above.count, users: above.units, value, ...quantileInterval(above, ladder), unit };
    }
    case 'rate':
    case 'mean': {
      const { sums, cells, answerSquares } = window;
      const common = { n: sums.count, users: sums.units, ...estimate(window.kind, sums), unit };
      return definition.detector.kind === 'change'
        ? { ...common, cells: toCells(sums, answerSquares, cells) }
        : common;
    }
  }
}

function estimate(
  kind: 'rate' | 'mean',
  sums: WeightedSums,
): { value: number | null; low: number | null; high: number | null } {
  const value = sums.weight > 0 ? sums.weightedValue / sums.weight : null;
  const found = kind === 'rate' ? rateFromSums(sums) : meanFromSums(sums);
  return { value, low: found?.low ?? null, high: found?.high ?? null };
}

/** Weights are scaled to the effective number of answers: (Σw)²/Σw² equally likely ones know as much. */
function toCells({ weight }: WeightedSums, answerSquares: number, cells: readonly BagSums[]): Cells {
  const scale = answerSquares > 0 ? weight / answerSquares : 0;
  return cells.map((cell) => [cell.bag, cell.weight * scale, cell.value * scale]);
}

type Cells = NonNullable<Figures['cells']>;
