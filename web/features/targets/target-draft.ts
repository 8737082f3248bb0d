import type { Target } from '@almenara/contract';
import type { InputOf } from '../../api-client';
import { isWebAddress } from './is-web-address';

export type TargetKind = Target['config']['kind'];
export type Rules = Pick<
  Target,
  | 'tellsIncidents'
  | 'actions'
  | 'mode'
  | 'cooldownHours'
  | 'monthlyBudget'
  | 'idempotent'
  | 'approverNotProposer'
  | 'sendExamples'
> &
  Required<Pick<Target, 'maintenance' | 'retrains'>>;
type NewTarget = InputOf<'createTarget'>['body'];

/** What stands in the form of a new target. */
export interface TargetDraft {
  readonly kind: TargetKind;
  readonly name: string;
  readonly url: string;
  readonly repository: string;
  readonly dispatch: 'repository_dispatch' | 'workflow_dispatch';
  readonly eventType: string;
  readonly workflow: string;
  readonly ref: string;
  readonly apiUrl: string;
  readonly secret: string;
  /** Addresses, separated by commas or spaces. */
  readonly to: string;
  /** Empty for no digest. */
  readonly digestHour: string;
  readonly rules: Rules;
}

export const EMPTY_DRAFT: TargetDraft = {
  kind: 'webhook',
  name: '',
  url: '',
  repository: '',
  dispatch: 'repository_dispatch',
  eventType: 'almenara',
  workflow: '',
  ref: 'main',
  apiUrl: 'https://api.github.com',
  secret: '',
  to: '',
  digestHour: '8',
  rules: {
    tellsIncidents: true,
    actions: [],
    mode: 'propose',
    cooldownHours: 24,
    monthlyBudget: null,
    idempotent: true,
    approverNotProposer: false,
    sendExamples: false,
    maintenance: [],
    retrains: null,
  },
};

/** A webhook has a key with each message; other kinds do the same thing as often as they are told. */
export function withKind(draft: TargetDraft, kind: TargetKind): TargetDraft {
  const actions = kind === 'email' ? [] : draft.rules.actions;
  return { ...draft, kind, secret: '', rules: { ...draft.rules, actions, idempotent: kind === 'webhook' } };
}

/** Fields that the form cannot send as they are. */
export function wrongFields(draft: TargetDraft): ReadonlySet<string> {
  const { kind, dispatch } = draft;
  const isGitHub = kind === 'github';
  const isEmail = kind === 'email';
  const addresses = toAddresses(draft.to);
  const wrong = {
    name: draft.name.trim() === '',
    url: kind === 'webhook' && !isWebAddress(draft.url),
    repository: isGitHub && !/^[\w.-]+\/[\w.-]+$/.test(draft.repository.trim()),
    eventType: isGitHub && dispatch === 'repository_dispatch' && draft.eventType.trim() === '',
    workflow: isGitHub && dispatch === 'workflow_dispatch' && !/^[\w.-]+$/.test(draft.workflow.trim()),
    ref: isGitHub && dispatch === 'workflow_dispatch' && draft.ref.trim() === '',
    apiUrl: isGitHub && !isWebAddress(draft.apiUrl),
    to: isEmail && (addresses.length === 0 || !addresses.every((address) => /^[^@]+@[^@]+$/.test(address))),
    digestHour: isEmail && !/^(|[0-9]|1[0-9]|2[0-3])$/.test(draft.digestHour.trim()),
    secret: kind === 'slack' ? !isWebAddress(draft.secret) : isGitHub && draft.secret.trim() === '',
  };
  return new Set(Object.entries(wrong).flatMap(([field, isWrong]) => (isWrong ? [field] : [])));
}

/** As the API takes it. */
export function toNewTarget(draft: TargetDraft): NewTarget {
  const { kind, secret } = draft;
  const config = toConfig(draft);
  return {
    name: draft.name.trim(),
    config,
    ...(kind === 'webhook' || kind === 'email' ? {} : { secret: secret.trim() }),
    ...draft.rules,
  };
}

function toConfig(draft: TargetDraft): NewTarget['config'] {
  const { kind, dispatch } = draft;
  if (kind === 'webhook') return { kind, url: draft.url.trim() };
  if (kind === 'slack') return { kind };
  if (kind === 'email') {
    const hour = draft.digestHour.trim();
    return { kind, to: toAddresses(draft.to), digestHour: hour === '' ? null : Number(hour) };
  }
  const event =
    dispatch === 'repository_dispatch'
      ? { kind: dispatch, eventType: draft.eventType.trim() }
      : { kind: dispatch, workflow: draft.workflow.trim(), ref: draft.ref.trim() };
  return { kind, repository: draft.repository.trim(), event, apiUrl: draft.apiUrl.trim() };
}

function toAddresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((address) => address !== '');
}
