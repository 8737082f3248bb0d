import type { Context } from './context.js';
import type { ContextTokens } from './context-tokens.js';

/** A unit may be cut by so many tokens at the end of the window. */
const OVERHANG = 20;

/**
 * Chooses units for one chunk, rising: all when they fit, else each sentence in turn takes its next closest unit that
 * fits, and what room is left is filled from the start of the context.
 */
export function selectUnits(
  context: Context,
  tokens: ContextTokens,
  sentences: readonly ReadonlySet<number>[],
  budget: number,
): number[] {
  if (tokens.fit(budget)) return context.units.map((_, unit) => unit);
  const orders = sentences.map((stems) => context.closest(stems));
  const longest = Math.max(0, ...orders.map(({ length }) => length));
  const chosen = new Set<number>();
  let used = 0;
  const fits = (unit: number) => used + tokens.of(unit).ids.length <= budget + OVERHANG;
  const choose = (unit: number) => {
    chosen.add(unit);
    used += tokens.of(unit).ids.length;
  };
  for (let rank = 0; rank < longest && used < budget; rank += 1) {
    for (const order of orders) {
      const unit = order[rank]?.unit;
      if (unit === undefined || chosen.has(unit)) continue;
      if (chosen.size === 0 || fits(unit)) choose(unit);
    }
  }
  for (let unit = 0; unit < context.units.length && used < budget; unit += 1) {
    if (!chosen.has(unit) && fits(unit)) choose(unit);
  }
  return [...chosen].sort((a, b) => a - b);
}
