import type { NewTarget } from '../targets/target.js';

/** A webhook that is told of incidents and asked for nothing. */
export function makeTarget(told: Partial<NewTarget> = {}): NewTarget {
  return {
    name: 'Receiver',
    config: { kind: 'webhook', url: 'https://hooks.example/a' },
    secret: `whsec_${'A'.repeat(43)}=`,
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
    ...told,
  };
}
