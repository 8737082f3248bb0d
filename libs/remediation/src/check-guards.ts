import type { SkipReason } from '@almenara/contract';
import { HOUR_MS } from './decide.js';

/** Why a target must not be asked now, but may later. */
export type Guard = Exclude<SkipReason, 'dry_run' | 'own_evaluator'>;

/** What the target is allowed, and what it did; times are epoch milliseconds. */
export interface GuardSituation {
  readonly isPaused: boolean;
  readonly isInMaintenance: boolean;
  readonly cooldownHours: number;
  /** When the target was last asked for something; null when never. */
  readonly lastAskedAt: number | null;
  /** Another remediation of this target is under way, its verification included: a second job would confound it. */
  readonly isBusy: boolean;
  /** Remediations in a calendar month in UTC; null: no limit. */
  readonly monthlyBudget: number | null;
  readonly askedThisMonth: number;
}

/** Why a target must not be asked now; undefined when it may. The reason that lasts longest is told first. */
export function checkGuards(situation: GuardSituation, now: number): Guard | undefined {
  const { isPaused, isInMaintenance, cooldownHours, lastAskedAt, isBusy, monthlyBudget } = situation;
  if (isPaused) return 'paused';
  if (monthlyBudget !== null && situation.askedThisMonth >= monthlyBudget) return 'budget';
  if (isBusy) return 'busy';
  if (lastAskedAt !== null && now < lastAskedAt + cooldownHours * HOUR_MS) return 'cooldown';
  return isInMaintenance ? 'maintenance' : undefined;
}

/** Beginning of the calendar month in UTC, from which the budget counts. */
export function monthOf(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
