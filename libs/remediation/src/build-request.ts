import type { Criterion, IncidentEvidence, RemediationAction, RemediationRequest } from '@almenara/contract';
import { hintSources } from './hint-sources.js';

export interface RequestInput {
  readonly project: string;
  readonly remediation: string;
  readonly action: RemediationAction;
  /** Key of the incident. */
  readonly incident: string;
  readonly cause: string;
  readonly reason: string;
  readonly subjects: readonly string[];
  readonly attempt: number;
  readonly expiresAt: string;
  readonly criterion: Criterion | null;
  readonly dryRun: boolean;
  readonly attribution: IncidentEvidence['attribution'];
  /** Documents that stand under answers which they do not support. */
  readonly neverSupporting: readonly string[];
  /** Whether the target gets questions of users. */
  readonly sendExamples: boolean;
  readonly dataset?: NonNullable<RemediationRequest['retrain']>['dataset'];
  readonly rollBackKind?: NonNullable<RemediationRequest['rollBack']>['kind'];
}

const MOST_DOCUMENTS = 500;
const MOST_TOPICS = 20;
const MOST_QUESTIONS = 5;
const NAMED_TERMS = 3;

/** What is asked of a target, without the token that only it may know. */
export function buildRequest(input: RequestInput): RemediationRequest {
  const { project, remediation, action, incident, cause, reason, attempt, expiresAt, dryRun } = input;
  const told = { project, remediation, action, incident, cause, reason, attempt, expiresAt, dryRun };
  return { ...told, criterion: withoutQuestions(input.criterion), ...partOf(input) };
}

function partOf(input: RequestInput): Partial<RemediationRequest> {
  const { action, subjects, criterion } = input;
  switch (action) {
    case 're_index':
    case 're_embed':
      return { reIndex: reIndexOf(input) };
    case 'retrain':
      return { retrain: { dataset: input.dataset ?? null } };
    case 'roll_back': {
      const [to] = subjects;
      return to === undefined ? {} : { rollBack: { to, kind: input.rollBackKind ?? 'variant' } };
    }
    case 're_evaluate': {
      if (!criterion) return {};
      const { from, to } = criterion.before;
      return { reEvaluate: { evaluator: criterion.metric.evaluator, from, to } };
    }
  }
}

function reIndexOf(input: RequestInput): NonNullable<RemediationRequest['reIndex']> {
  const { attribution, reason, subjects, neverSupporting, sendExamples } = input;
  const changes = attribution?.documents ?? [];
  const reasons = new Map<string, 'stale' | 'never_supporting' | 'gone'>();
  for (const id of neverSupporting) reasons.set(id, 'never_supporting');
  for (const { documentId, change } of changes) if (change === 'shifted') reasons.set(documentId, 'stale');
  for (const { documentId, change } of changes) if (change === 'gone') reasons.set(documentId, 'gone');
  if (reason === 'documents_gone') for (const id of subjects) reasons.set(id, 'gone');
  // Where documents are gone, the questions are old ones and no topic is missing.
  const clusters = reason === 'documents_gone' ? [] : (attribution?.clusters ?? []);
  return {
    documents: [...reasons].slice(0, MOST_DOCUMENTS).map(([id, why]) => ({ id, reason: why })),
    missingTopics: clusters.slice(0, MOST_TOPICS).map(({ terms, examples }) => ({
      name: terms.slice(0, NAMED_TERMS).join(' '),
      terms,
      questions: sendExamples ? examples.slice(0, MOST_QUESTIONS).map(({ text }) => text) : [],
    })),
    sourceHints: hintSources([...reasons.keys(), ...changes.map(({ documentId }) => documentId)]),
  };
}

function withoutQuestions(criterion: Criterion | null): RemediationRequest['criterion'] {
  if (!criterion) return null;
  const { questions: _questions, ...told } = criterion;
  return told;
}
