import type { CauseCandidate } from './candidate.js';
import type { CauseEvidence } from './cause-evidence.js';
import { LEVEL } from './thresholds.js';

export type RemediationAction = 're_index' | 'roll_back' | 're_embed' | 'retrain' | 'accept_as_new_normal';

/** What would repair the cause. */
export interface Remediation {
  readonly action: RemediationAction;
  /** A key: the console has the sentence. */
  readonly reason: string;
  /** Ids and names: documents or topics to index, the version or model to go back to. */
  readonly subjects: readonly string[];
}

/** More would not be read; the list in full is in the document changes. */
const MOST_DOCUMENTS = 500;

export function proposeRemediation(
  named: CauseCandidate | undefined,
  candidates: readonly CauseCandidate[],
  evidence: CauseEvidence,
): Remediation | null {
  if (!named) return null;
  const { figures } = named;
  const topics = evidence.shifted?.topics ?? [];
  switch (named.cause) {
    case 'embedding_model_changed':
      return propose(
        're_embed',
        figures['of'] === 'own_encoder' ? 'own_encoder_changed' : 'app_embedding_model_changed',
      );
    case 'provider_changed_model':
      return named.test === 'answered_model'
        ? propose('roll_back', 'provider_model_renamed', previousOf(figures))
        : propose('retrain', 'provider_model_changed_silently');
    case 'prompt_or_variant_changed':
      return qualityFell(evidence) === false
        ? propose('accept_as_new_normal', 'version_without_harm', previousOf(figures))
        : propose('roll_back', 'version_changed_answers', previousOf(figures));
    case 'retriever_changed':
      return propose('roll_back', 'retriever_changed_documents', previousOf(figures));
    case 'stale_or_missing_documents':
      return named.test === 'documents_of_some_topics'
        ? propose(
            're_index',
            'documents_gone',
            (evidence.documents?.disappeared ?? []).slice(0, MOST_DOCUMENTS),
          )
        : propose('re_index', 'topics_without_documents', topics);
    case 'users_changed':
      return propose('accept_as_new_normal', 'other_users');
    case 'new_questions': {
      const fell = qualityFell(evidence);
      if (fell) return propose('retrain', 'new_questions_answered_worse', topics);
      // Accepted only where it is known that there is nothing to repair.
      const documents = candidates.find(({ cause }) => cause === 'stale_or_missing_documents');
      return fell === false && documents?.verdict === 'ruled_out'
        ? propose('accept_as_new_normal', 'new_questions_answered_as_well', topics)
        : null;
    }
  }
}

function propose(action: RemediationAction, reason: string, subjects: readonly string[] = []): Remediation {
  return { action, reason, subjects };
}

function previousOf({ previous }: CauseCandidate['figures']): string[] {
  return typeof previous === 'string' ? [previous] : [];
}

const SCORES = ['score:groundedness', 'score:context_relevance', 'score:question_coverage'];

/** Whether the answers got worse; undefined where nothing scores them. */
function qualityFell({ streams = {} }: CauseEvidence): boolean | undefined {
  const scored = SCORES.flatMap((name) => streams[name] ?? []);
  if (scored.some(({ pValue, shift }) => pValue <= LEVEL && (shift ?? 0) < 0)) return true;
  const refusal = streams['score:refusal'];
  if (refusal && refusal.pValue <= LEVEL && (refusal.shift ?? 0) > 0) return true;
  return scored.length > 0 ? false : undefined;
}
