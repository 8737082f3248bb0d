import { REMEDIATION_STATES, type RemediationState } from '@almenara/contract';

/** What somebody who looks at remediations has to know first: which wait for a person. */
export const STAGES = ['decide', 'work', 'verify', 'ended'] as const;
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Readonly<Record<RemediationState, Stage>> = {
  proposed: 'decide',
  // Nothing is sent again, and it does not time out, until a person has looked.
  delivery_unknown: 'decide',
  approved: 'work',
  delivered: 'work',
  running: 'work',
  succeeded: 'verify',
  verifying: 'verify',
  rejected: 'ended',
  expired: 'ended',
  skipped: 'ended',
  failed: 'ended',
  timed_out: 'ended',
  cancelled: 'ended',
  verified: 'ended',
  not_fixed: 'ended',
  inconclusive: 'ended',
};

export function stageOf(state: RemediationState): Stage {
  return STAGE_OF[state];
}

export function statesOf(stage: Stage): RemediationState[] {
  return REMEDIATION_STATES.filter((state) => STAGE_OF[state] === stage);
}

/** Those under way, and those that are over: the former are few and are all shown. */
export const ACTIVE_STATES = REMEDIATION_STATES.filter((state) => STAGE_OF[state] !== 'ended');
export const ENDED_STATES = statesOf('ended');

/** What the address asks for: a stage, one state, or everything. */
export type Shown = Stage | RemediationState | null;

export function statesShown(shown: Shown): readonly RemediationState[] {
  if (shown === null) return REMEDIATION_STATES;
  const stage = STAGES.find((each) => each === shown);
  return stage ? statesOf(stage) : REMEDIATION_STATES.filter((state) => state === shown);
}

export function countIn(stage: Stage, counts: Partial<Record<RemediationState, number>>): number {
  return statesOf(stage).reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** The stages that have any, each in the order of the list. */
export function groupByStage<Item extends { readonly state: RemediationState }>(
  items: readonly Item[],
): { readonly stage: Stage; readonly items: readonly Item[] }[] {
  return STAGES.map((stage) => ({
    stage,
    items: items.filter(({ state }) => stageOf(state) === stage),
  })).filter((group) => group.items.length > 0);
}
