import type { Share } from './compare-shares.js';
import type { SegmentedEvent } from './segmented-event.js';

/**
 * By how much the variance of a difference of two shares exceeds that of independent events, because one actor's
 * events go together: Σ over actors of (Σ residuals)² ÷ Σ over events of residual², at least 1, where an event's
 * residual is its part of the difference under equal shares. 1 without actors.
 *
 * Source: linearised variance with clusters, Cochran 1977, Sampling Techniques, chapter 9; Kish 1965.
 */
export function designEffectOf(
  events: readonly SegmentedEvent[],
  members: ReadonlySet<SegmentedEvent>,
  shifted: Share,
  others: Share,
): number {
  const pooled = (shifted.count + others.count) / Math.max(1, shifted.n + others.n);
  const byActor = new Map<string, number>();
  let single = 0;
  let alone = 0;
  for (const event of events) {
    const residual = ((members.has(event) ? 1 : 0) - pooled) / (event.shifted ? shifted.n : -others.n);
    single += residual * residual;
    if (event.actor === undefined) alone += residual * residual;
    else byActor.set(event.actor, (byActor.get(event.actor) ?? 0) + residual);
  }
  if (single === 0) return 1;
  let clustered = alone;
  for (const sum of byActor.values()) clustered += sum * sum;
  return Math.max(1, clustered / single);
}
