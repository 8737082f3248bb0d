import type { RemediationState, Role } from '@almenara/contract';

export const REMEDIATION_CHOICES = ['approve', 'reject', 'settle', 'cancel'] as const;
export type Choice = (typeof REMEDIATION_CHOICES)[number];

/** The role that the server asks for. */
export const ROLE_FOR = {
  approve: 'approver',
  reject: 'approver',
  settle: 'engineer',
  cancel: 'engineer',
} as const satisfies Record<Choice, Role>;

const CHOICES: Partial<Readonly<Record<RemediationState, readonly Choice[]>>> = {
  proposed: ['approve', 'reject'],
  delivery_unknown: ['settle'],
  approved: ['cancel'],
  delivered: ['cancel'],
  running: ['cancel'],
};

/** Only what the server would take in this state. */
export function possibleActions(state: RemediationState): readonly Choice[] {
  return CHOICES[state] ?? [];
}
