import type { Guard, RemediationEvent } from '@almenara/remediation';
import type { TargetRow } from '../targets/target.entity.js';
import type { RemediationRow } from './remediation.entity.js';

const WANTED: Partial<Readonly<Record<RemediationEvent['kind'], string>>> = {
  approve: 'approved',
  reject: 'rejected',
  cancel: 'cancelled',
  settle: 'settled',
};

export function explainRefusal({ state }: RemediationRow, { kind }: RemediationEvent): string {
  const hint = kind === 'cancel' && state === 'proposed' ? ' Reject it instead.' : '';
  return `The remediation is ${state} and cannot be ${WANTED[kind] ?? kind}.${hint}`;
}

export function explainGuard(guard: Guard, target: TargetRow): string {
  const { name, cooldownHours, monthlyBudget } = target;
  switch (guard) {
    case 'paused':
      return `${name} is paused. Resume it first.`;
    case 'busy':
      return `${name} works on another remediation. Wait until that one has ended, its verification included, or cancel it.`;
    case 'budget':
      return `${name} has had its ${monthlyBudget} remediations of this month.`;
    case 'cooldown':
      return `${name} was asked for something less than ${cooldownHours} hours ago.`;
    case 'maintenance':
      return `${name} is in maintenance. Approve it afterwards, or change the target’s times of maintenance.`;
  }
}

export function explainOwnEvaluator({ name, retrains }: Pick<TargetRow, 'name' | 'retrains'>): string {
  return `${name} retrains ${retrains}, by which the answers after its job would be judged. Choose another target, or correct what it retrains.`;
}
