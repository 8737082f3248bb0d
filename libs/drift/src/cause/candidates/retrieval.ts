import { type CauseVerdict, finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence } from '../cause-evidence.js';
import type { ValueChange } from '../clustered-difference.js';
import { judgeCategory, judgeValue, judgeValues } from '../thresholds.js';
import { judgeEmbeddingModel } from './embedding-model.js';

/** More than half of the traffic: a retriever serves all topics, a missing document only its own. */
const BROAD = 0.5;
/** The larger part of the documents that similar questions no longer get is gone altogether. */
const MOSTLY_GONE = 0.5;

export interface RetrievalChange {
  readonly kind: 'still' | 'unclear' | 'everywhere' | 'some_topics';
  readonly figures: Readonly<Record<string, number | null | undefined>>;
}

/**
 * Whether similar questions get other documents than before, and where. Everywhere points at the retriever; some topics
 * only, or documents that nobody gets any more, at the index.
 */
export function judgeRetrieval({ matched, documents }: CauseEvidence): RetrievalChange | undefined {
  const overlap = matched?.documents;
  const count = matched?.documentCount;
  const found = judgeValues(overlap, count);
  if (!found) return undefined;
  const goneShare =
    overlap && documents ? documents.disappearedShare / Math.max(1e-9, -overlap.difference) : undefined;
  const figures = {
    overlapShift: overlap?.shift,
    overlapP: overlap?.pValue,
    overlapDifference: overlap?.difference,
    breadth: overlap?.breadth,
    documentCountShift: count?.shift,
    disappearedShare: documents?.disappearedShare,
  };
  if (found !== 'moved') return { kind: found, figures };
  if (overlap && fell(overlap)) {
    const gone = goneShare !== undefined && goneShare >= MOSTLY_GONE;
    const local = overlap.breadth !== null && overlap.breadth < BROAD;
    return { kind: gone || local ? 'some_topics' : 'everywhere', figures };
  }
  // More or fewer documents for every question is a setting of the retriever.
  if (count && judgeValue(count) === 'moved')
    return { kind: (count.breadth ?? 1) >= BROAD ? 'everywhere' : 'some_topics', figures };
  return { kind: 'unclear', figures };
}

/** Whether answers may differ because they were made from other documents: then nothing is left by exclusion. */
export function documentsMoved(evidence: CauseEvidence): boolean {
  const kind = judgeRetrieval(evidence)?.kind;
  return kind === 'everywhere' || kind === 'some_topics';
}

function fell(overlap: ValueChange): boolean {
  return judgeValue(overlap) === 'moved' && overlap.difference < 0;
}

/** Another index version or parameter as sent, or other documents for similar questions of all topics. */
export function judgeRetriever(evidence: CauseEvidence): Finding {
  const { retriever } = evidence;
  const change = judgeRetrieval(evidence);
  const configured = retriever !== undefined && judgeCategory(retriever) === 'moved';
  const figures = {
    ...change?.figures,
    ...(configured && { previous: retriever.previous, current: retriever.current }),
  };
  if (configured && change?.kind !== 'still')
    return finding(change ? 'supported' : 'possible', 'retriever_configuration', figures);
  if (!change) return notTestable('similar_questions_documents');
  return finding(verdictOf(change.kind, evidence), 'similar_questions_documents', figures);
}

/** Another embedding model ranks other documents as well: as long as it is not ruled out, either may be. */
function verdictOf(kind: RetrievalChange['kind'], evidence: CauseEvidence): CauseVerdict {
  if (kind === 'still' || kind === 'some_topics') return 'ruled_out';
  if (kind === 'unclear') return 'possible';
  return judgeEmbeddingModel(evidence).verdict === 'possible' ? 'possible' : 'supported';
}
