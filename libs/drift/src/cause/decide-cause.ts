import type { CandidateCause, Cause, CauseCandidate, Finding } from './candidate.js';
import type { CauseEvidence } from './cause-evidence.js';
import { judgeDocuments } from './candidates/documents.js';
import { judgeEmbeddingModel } from './candidates/embedding-model.js';
import { judgePromptOrVariant } from './candidates/prompt-or-variant.js';
import { judgeProvider } from './candidates/provider.js';
import { judgeNewQuestions, judgeUsers } from './candidates/questions.js';
import { judgeRetriever } from './candidates/retrieval.js';
import { proposeRemediation, type Remediation } from './propose-remediation.js';
import { LEVEL } from './thresholds.js';

export interface CauseDecision {
  /** `unknown` where nothing is supported, or several causes are of which none explains the others. */
  readonly cause: Cause;
  /** All causes, in causal order. */
  readonly candidates: readonly CauseCandidate[];
  /** Null where no cause is named, or nothing is known to repair. */
  readonly remediation: Remediation | null;
  /** Streams that moved by themselves; none of them where the windows do not differ. */
  readonly moved: readonly string[];
}

/** In causal order: what measures, what answers, what asks it, what it is given, who asks, what is asked. */
const JUDGES: readonly (readonly [CandidateCause, (evidence: CauseEvidence) => Finding])[] = [
  ['embedding_model_changed', judgeEmbeddingModel],
  ['provider_changed_model', judgeProvider],
  ['prompt_or_variant_changed', judgePromptOrVariant],
  ['retriever_changed', judgeRetriever],
  ['stale_or_missing_documents', judgeDocuments],
  ['users_changed', judgeUsers],
  ['new_questions', judgeNewQuestions],
];

/** Causes that bring about what supports others: the others need no explanation of their own. */
const EXPLAINS: Partial<Readonly<Record<CandidateCause, readonly CandidateCause[]>>> = {
  // Another space ranks other documents.
  embedding_model_changed: ['retriever_changed', 'stale_or_missing_documents'],
  // New questions without documents: the documents are what can be repaired.
  stale_or_missing_documents: ['new_questions', 'users_changed'],
};

/**
 * Names the cause of a change between two windows, or says that it is not known. Each cause has a test of its own that
 * the causes before it do not touch: documents and answers are compared for similar questions, answers for the same
 * documents, questions within the same users. A cause is named where it alone is supported, or explains the others.
 */
export function decideCause(given: CauseEvidence): CauseDecision {
  const evidence = given.ruler?.fingerprintChanged ? withoutTexts(given) : given;
  const candidates = JUDGES.map(([cause, judge]) => ({ cause, ...judge(evidence) }));
  const supported = candidates.filter(({ verdict }) => verdict === 'supported');
  const explained = new Set(supported.flatMap((candidate) => explainedBy(candidate, supported)));
  const left = supported.filter(({ cause }) => !explained.has(cause));
  const named = left.length === 1 ? left[0] : undefined;
  return {
    cause: named?.cause ?? 'unknown',
    candidates,
    remediation: proposeRemediation(named, candidates, evidence),
    moved: Object.entries(evidence.streams ?? {})
      .filter(([, change]) => change !== undefined && change.pValue <= LEVEL)
      .map(([name]) => name)
      .sort(),
  };
}

function explainedBy(
  candidate: CauseCandidate,
  supported: readonly CauseCandidate[],
): readonly CandidateCause[] {
  const explained = [...(EXPLAINS[candidate.cause] ?? [])];
  const prompt = supported.find(({ cause }) => cause === 'prompt_or_variant_changed');
  // Canaries or the answering model tell of the provider by themselves; a version that all answers have tells nothing more.
  if (
    candidate.cause === 'provider_changed_model' &&
    candidate.test !== 'same_version_answers' &&
    prompt?.test === 'version_and_answers'
  )
    explained.push('prompt_or_variant_changed');
  // Beside each other in one window, only the version differs; what the old version's answers did is the same cause's noise.
  if (
    candidate.cause === 'prompt_or_variant_changed' &&
    candidate.test === 'new_version_beside_old' &&
    supported.some(({ cause, test }) => cause === 'provider_changed_model' && test === 'same_version_answers')
  )
    explained.push('provider_changed_model');
  return explained;
}

const TEXT_STREAMS = ['prompt', 'retrieved', 'output'];

/** Another ruler measures another thing: nothing that was computed from our vectors may speak. */
function withoutTexts(evidence: CauseEvidence): CauseEvidence {
  const streams = Object.entries(evidence.streams ?? {}).filter(([name]) => !TEXT_STREAMS.includes(name));
  const { users: _users, matched: _matched, shifted: _shifted, ...rest } = evidence;
  return { ...rest, streams: Object.fromEntries(streams) };
}
