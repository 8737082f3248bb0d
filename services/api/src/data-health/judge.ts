import type { CanaryFailure, DataHealth, HealthReasonCode, HealthVerdict } from '@almenara/contract';
import { HEALTH_VERDICTS } from '@almenara/contract';

/** Canaries fly each minute: two may be lost before the last proof is too old. */
export const CANARY_FRESH_MS = 3 * 60_000;

/** All that the verdict depends on. */
export interface HealthFacts {
  /** The last canary of which it is known what became of it. */
  readonly canary:
    { readonly ageMs: number; readonly failure: Exclude<CanaryFailure, 'interrupted'> | null } | undefined;
  /** Numbered requests of the window. */
  readonly requests: number;
  readonly rejected: number;
  readonly incomplete: { readonly requests: number; readonly events: number };
  readonly gaps: { readonly due: number; readonly notYetDue: number };
  readonly openDeadLetters: number;
  readonly losses: readonly { readonly reason: string; readonly count: number }[];
  readonly unnumbered: number;
}

type Reason = DataHealth['reasons'][number];

/**
 * Whether anything is lost or late. Each fact asks for a verdict and the worst one holds. Without a canary that came
 * back a moment ago it is never `proven`, whatever else is well.
 */
export function judge(facts: HealthFacts): Pick<DataHealth, 'verdict' | 'reasons'> {
  const reasons = [...judgeCanary(facts.canary), ...judgeBooks(facts)].sort(
    (one, other) => rank(other.verdict) - rank(one.verdict),
  );
  return { verdict: reasons[0]?.verdict ?? 'proven', reasons };
}

function judgeCanary(canary: HealthFacts['canary']): Reason[] {
  if (!canary) return [reason('canary_absent', 'unproven')];
  if (canary.ageMs > CANARY_FRESH_MS) {
    return [reason('canary_outdated', 'unproven', { ageMs: canary.ageMs })];
  }
  switch (canary.failure) {
    case null:
      return [];
    case 'not_stored':
      return [reason('canary_not_stored', 'late', { waitedMs: canary.ageMs })];
    case 'gateway_unreachable':
      return [reason('canary_gateway_unreachable', 'unproven')];
    case 'gateway_refused':
      return [reason('canary_gateway_refused', 'unproven')];
  }
}

function judgeBooks(facts: HealthFacts): Reason[] {
  const { gaps, incomplete } = facts;
  const counted = (code: HealthReasonCode, verdict: HealthVerdict, count: number) =>
    count > 0 ? [reason(code, verdict, { count })] : [];
  return [
    ...counted('gaps_due', 'missing', gaps.due),
    ...counted('dead_letters_open', 'missing', facts.openDeadLetters),
    ...counted('losses_reported', 'missing', countLosses(facts.losses)),
    ...(incomplete.requests > 0 ? [reason('requests_incomplete', 'late', incomplete)] : []),
    ...counted('events_unnumbered', 'unproven', facts.unnumbered),
    ...counted('gaps_not_yet_due', 'proven', gaps.notYetDue),
    ...counted('events_rejected', 'proven', facts.rejected),
    ...(facts.requests === 0 && facts.unnumbered === 0 ? [reason('no_traffic', 'proven')] : []),
  ];
}

/** What an application leaves out by sampling is what it wants. */
function countLosses(losses: HealthFacts['losses']): number {
  return losses.reduce((sum, { reason: why, count }) => (why === 'sampled_out' ? sum : sum + count), 0);
}

function reason(
  code: HealthReasonCode,
  verdict: HealthVerdict,
  numbers: Readonly<Record<string, number>> = {},
): Reason {
  return { code, verdict, numbers: { ...numbers } };
}

function rank(verdict: HealthVerdict): number {
  return HEALTH_VERDICTS.indexOf(verdict);
}
