import type { NewTarget } from '@almenara/control-plane';

/** A webhook that is told of incidents and asked for nothing. */
export function makeTarget(url: string, secret: string): NewTarget {
  return {
    name: 'Receiver',
    config: { kind: 'webhook', url },
    secret,
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
  };
}
