import type { Incident, RemediationAction, Target } from '@almenara/contract';
import type { InputOf } from '../../api-client';

type RollBackKind = NonNullable<InputOf<'proposeRemediation'>['body']['rollBackKind']>;

export const ROLL_BACK_KINDS = ['index', 'model', 'variant', 'prompt'] as const satisfies RollBackKind[];

/** What somebody wants to propose, as the form holds it. */
export interface ProposalDraft {
  readonly target: string;
  readonly action: RemediationAction | '';
  /** One a line. */
  readonly subjects: string;
  readonly rollBackKind: RollBackKind;
  readonly wholeTraffic: boolean;
}

export const NEW_PROPOSAL: ProposalDraft = {
  target: '',
  action: '',
  subjects: '',
  rollBackKind: 'index',
  wholeTraffic: false,
};

type Chosen = Pick<Target, 'id' | 'actions'>;
type Suspected = Pick<Incident, 'causeDetail' | 'evidence'>;

/** With a target come what its cause asks for, where the target does that, and else its first action. */
export function chooseTarget(draft: ProposalDraft, target: Chosen, incident: Suspected): ProposalDraft {
  const asked = target.actions.find((each) => each === remedyOf(incident)?.action);
  return chooseAction({ ...draft, target: target.id }, asked ?? target.actions[0] ?? '', incident);
}

/** With an action come the subjects that the cause names for it. */
export function chooseAction(
  draft: ProposalDraft,
  action: ProposalDraft['action'],
  incident: Suspected,
): ProposalDraft {
  const remedy = remedyOf(incident);
  const subjects = remedy?.action === action ? remedy.subjects.join('\n') : '';
  return { ...draft, action, subjects };
}

export function subjectsOf({ subjects }: Pick<ProposalDraft, 'subjects'>): string[] {
  return [...new Set(subjects.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** A roll back needs exactly one version to go back to. */
export function isSubjectMissing(draft: Pick<ProposalDraft, 'action' | 'subjects'>): boolean {
  return draft.action === 'roll_back' && subjectsOf(draft).length !== 1;
}

/** As the API takes it; undefined while something is missing. */
export function proposalOf(
  draft: ProposalDraft,
  incident: string,
): InputOf<'proposeRemediation'>['body'] | undefined {
  const { target, action, rollBackKind, wholeTraffic } = draft;
  if (target === '' || action === '' || isSubjectMissing(draft)) return undefined;
  return {
    incident,
    target,
    action,
    subjects: subjectsOf(draft),
    ...(action === 'roll_back' ? { rollBackKind } : {}),
    ...(wholeTraffic ? { verification: { wholeTraffic } } : {}),
  };
}

function remedyOf({ causeDetail, evidence }: Suspected) {
  return (causeDetail ?? evidence.attribution?.cause)?.remediation ?? null;
}
