import type { CauseCandidate } from './candidate.js';
import type { CauseEvidence } from './cause-evidence.js';
import { LEVEL } from './thresholds.js';

export type RemediationAction =
  're_index' | 'roll_back' | 're_embed' | 'retrain' | 'accept_as_new_normal' | 'none';

/** What would repair the cause. `reason` is a key, put in words by the console with the arguments. */
export interface Remediation {
  readonly action: RemediationAction;
  readonly reason: string;
  readonly arguments: Readonly<Record<string, string | number | readonly string[]>>;
}

const SCORES = ['groundedness', 'context_relevance', 'question_coverage'] as const;

/** More would not be read; the list in full is in the document changes. */
const MOST_DOCUMENTS = 500;

export function proposeRemediation(named: CauseCandidate | undefined, evidence: CauseEvidence): Remediation {
  if (!named) return { action: 'none', reason: 'cause_unknown', arguments: {} };
  const { figures } = named;
  const topics = evidence.shifted?.topics ?? [];
  switch (named.cause) {
    case 'embedding_model_changed':
      return figures['of'] === 'own_encoder'
        ? { action: 're_embed', reason: 'own_encoder_changed', arguments: {} }
        : { action: 're_embed', reason: 'app_embedding_model_changed', arguments: {} };
    case 'provider_changed_model':
      return evidence.answeredModel?.previous !== undefined && named.test === 'answered_model'
        ? rollBack('provider_model_renamed', { model: evidence.answeredModel.previous })
        : { action: 'retrain', reason: 'provider_model_changed_silently', arguments: {} };
    case 'prompt_or_variant_changed':
      return harm(evidence) === 'none'
        ? { action: 'accept_as_new_normal', reason: 'version_without_harm', arguments: versionOf(figures) }
        : rollBack('version_changed_answers', versionOf(figures));
    case 'retriever_changed':
      return rollBack('retriever_changed_documents', versionOf(figures));
    case 'stale_or_missing_documents':
      return named.test === 'documents_of_some_topics'
        ? {
            action: 're_index',
            reason: 'documents_gone',
            arguments: { documents: (evidence.documents?.disappeared ?? []).slice(0, MOST_DOCUMENTS) },
          }
        : { action: 're_index', reason: 'topics_without_documents', arguments: { topics } };
    case 'users_changed':
      return { action: 'accept_as_new_normal', reason: 'other_users', arguments: {} };
    case 'new_questions':
      return harm(evidence) === 'seen'
        ? { action: 'retrain', reason: 'new_questions_answered_worse', arguments: { topics } }
        : { action: 'accept_as_new_normal', reason: 'new_questions_answered_as_well', arguments: { topics } };
  }
}

function rollBack(reason: string, of: Remediation['arguments']): Remediation {
  return { action: 'roll_back', reason, arguments: of };
}

function versionOf(figures: CauseCandidate['figures']): Remediation['arguments'] {
  const known = ['dimension', 'previous', 'current'].flatMap((name) => {
    const value = figures[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Whether quality fell: seen, none (scored, and not lower), or not known. */
function harm({ streams }: CauseEvidence): 'seen' | 'none' | 'unknown' {
  const scored = SCORES.flatMap((name) => streams?.[name] ?? []);
  if (scored.some(({ pValue, shift }) => pValue <= LEVEL && (shift ?? 0) < 0)) return 'seen';
  const refusal = streams?.refusal;
  if (refusal && refusal.pValue <= LEVEL && (refusal.shift ?? 0) > 0) return 'seen';
  return scored.length > 0 ? 'none' : 'unknown';
}
