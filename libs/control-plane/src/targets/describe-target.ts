import type { TargetConfig } from '@almenara/contract';
import type { Fields } from '../audit-log/audit-entry.entity.js';
import type { TargetRules } from './target.js';

const SECRET_BEGINNING = 10;
const SECRET_END = 4;

/** What tells a secret from others: its beginning where that is chosen at random, its end where others begin alike. */
export function hintOf({ kind }: Pick<TargetConfig, 'kind'>, secret: string): string {
  if (kind === 'email') return '';
  return kind === 'webhook' ? secret.slice(0, SECRET_BEGINNING) : `…${secret.slice(-SECRET_END)}`;
}

/** As the audit log keeps it, without secrets. */
export function describeConfig(config: TargetConfig): Fields {
  if (config.kind === 'webhook') return { kind: 'webhook', url: config.url };
  if (config.kind === 'slack') return { kind: 'slack' };
  if (config.kind === 'email')
    return { kind: 'email', to: config.to.join(', '), digestHour: config.digestHour };
  const { repository, event, apiUrl } = config;
  return { kind: 'github', repository, event: event.kind, apiUrl };
}

export function describeRules(rules: TargetRules): Fields {
  const { name, tellsIncidents, actions, mode, cooldownHours, monthlyBudget, idempotent } = rules;
  const { approverNotProposer, sendExamples, retrains } = rules;
  const maintenance = rules.maintenance.map(({ from, to, repeat }) => `${from} ${to} ${repeat}`).join(', ');
  const told = { name, tellsIncidents, actions: actions.join(' '), mode, cooldownHours, monthlyBudget };
  return { ...told, idempotent, approverNotProposer, sendExamples, maintenance, retrains };
}
