import { requireBinary, requireFinite, requireProbability } from './require-number.js';

/** An answer that has a score and a person's label. */
export interface ScoredAnswer {
  /** Higher is worse. */
  readonly score: number;
  /** 1 is bad. */
  readonly label: 0 | 1;
  /** Inclusion probability in (0, 1]; 1 where left out. */
  readonly probability?: number;
}

/** The same answers by falling score, with their weights. Throws a RangeError for one that is not valid. */
export function byFallingScore(
  answers: readonly ScoredAnswer[],
): { score: number; label: 0 | 1; weight: number }[] {
  return answers
    .map(({ score, label, probability = 1 }) => {
      requireFinite('score', score);
      requireBinary('label', label);
      requireProbability(probability);
      return { score, label, weight: 1 / probability };
    })
    .sort((a, b) => b.score - a.score);
}

/** Groups of neighbours with the same score. */
export function tied<Item extends { readonly score: number }>(sorted: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (const item of sorted) {
    const last = groups.at(-1);
    if (last && last[0]!.score === item.score) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
