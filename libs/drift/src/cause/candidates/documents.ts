import { finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence, ShiftedScore } from '../cause-evidence.js';
import { LEVEL } from '../thresholds.js';
import { judgeRetrieval } from './retrieval.js';
import { questionsMoved } from './questions.js';

/**
 * How much worse shifted events must score before documents are missed: topics differ by a medium effect (.5 by Cohen)
 * anyway. Retrieval scores differ most between topics, so a large one (.8) is asked of them, and scores of several kinds
 * need less each.
 */
const LEAST_DROP: Readonly<Record<ShiftedScore, number>> = {
  similarity: 0.8,
  context_relevance: 0.5,
  question_coverage: 0.5,
  groundedness: 0.5,
};

/**
 * Documents that are gone: similar questions of some topics get others than before. Documents that never were: the
 * events that are new score worse in retrieval or coverage than the other events of the same window.
 */
export function judgeDocuments(evidence: CauseEvidence): Finding {
  const retrieval = judgeRetrieval(evidence);
  if (retrieval?.kind === 'some_topics')
    return finding('supported', 'documents_of_some_topics', {
      ...retrieval.figures,
      disappeared: evidence.documents?.disappeared.length,
    });
  const scores = Object.entries(evidence.shifted?.scores ?? {}) as [
    ShiftedScore,
    { shift: number; pValue: number },
  ][];
  if (questionsMoved(evidence) === 'moved' && scores.length > 0) {
    const figures = Object.fromEntries(scores.map(([name, { shift }]) => [`${name}Shift`, shift]));
    const fell = scores.filter(([name, { shift, pValue }]) => pValue <= LEVEL && shift <= -LEAST_DROP[name]);
    const slightly = scores.some(([, { shift, pValue }]) => pValue <= LEVEL && shift <= -0.2);
    return finding(
      fell.length > 0 ? 'supported' : slightly ? 'possible' : 'ruled_out',
      'coverage_of_new_questions',
      {
        events: evidence.shifted!.events,
        ...figures,
      },
    );
  }
  if (!retrieval) return notTestable('documents_of_some_topics');
  // Old questions get what they got; whether the new ones find anything is then the question, and nobody scored it.
  if (questionsMoved(evidence) !== 'still' && retrieval.kind === 'still')
    return notTestable('coverage_of_new_questions');
  return finding(
    retrieval.kind === 'unclear' ? 'possible' : 'ruled_out',
    'documents_of_some_topics',
    retrieval.figures,
  );
}
