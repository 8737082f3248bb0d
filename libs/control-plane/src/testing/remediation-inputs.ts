import { randomUUID } from 'node:crypto';
import type { Criterion, RemediationRequest, Verdict } from '@almenara/contract';
import type { NewIncident } from '../incidents/incident.js';
import type { Preparation } from '../remediations/remediation.js';

/** An alarm on a stream of its own, whose cause asks for a re-index. */
export function reIndexAlarm(project: string, openedAt: Date, told: Partial<NewIncident> = {}): NewIncident {
  return {
    project,
    dedupeKey: randomUUID(),
    kind: 'drift',
    stream: `score:${randomUUID()}`,
    encoder: null,
    since: openedAt,
    openedAt,
    cause: 'stale_or_missing_documents',
    newShare: null,
    evidence: {
      logStatistic: 9.9,
      logAlarm: 9.5,
      falseIncidents: 0.1,
      windows: null,
      comparison: null,
      encoderChange: null,
      attribution: {
        state: 'attributed',
        looked: 100,
        shifted: 20,
        clusters: [],
        segments: [],
        documents: [],
        cause: {
          cause: 'stale_or_missing_documents',
          candidates: [],
          remediation: { action: 're_index', reason: 'topics_without_documents', subjects: ['refund'] },
        },
      },
    },
    ...told,
  };
}

export const CRITERION: Criterion = {
  metric: { score: 'groundedness', evaluator: 'groundedness', evaluatorVersion: '1' },
  segment: null,
  marker: { field: 'indexVersion', value: null },
  before: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-01T12:00:00.000Z', bad: 60, n: 100 },
  reference: null,
  bound: 0.3,
  minimum: 100,
  least: 100,
  difference: 'unaffected',
  questions: [],
  until: 72,
};

export function preparationOf(remediation: string, told: Partial<Preparation> = {}): Preparation {
  const request: RemediationRequest = {
    project: 'shop',
    remediation,
    action: 're_index',
    incident: 'INC-1',
    cause: 'stale_or_missing_documents',
    reason: 'topics_without_documents',
    attempt: 1,
    expiresAt: '2026-03-02T00:00:00.000Z',
    criterion: CRITERION,
    dryRun: false,
    reIndex: { documents: [], missingTopics: [], sourceHints: [] },
  };
  return { criterion: CRITERION, request, lastGood: { to: 'kb-7', kind: 'index' }, ...told };
}

export function verdictOf(outcome: Verdict['outcome'], told: Partial<Verdict> = {}): Verdict {
  return {
    outcome,
    detail: outcome === 'verified' ? 'difference_shown' : outcome === 'not_fixed' ? 'bound_not_met' : null,
    at: '2026-03-02T00:00:00.000Z',
    answers: 100,
    otherVersions: 0,
    rate: null,
    difference: null,
    pairs: null,
    boundMet: null,
    ...told,
  };
}
