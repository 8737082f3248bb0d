import { finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence } from '../cause-evidence.js';
import { judgeStream, judgeValue } from '../thresholds.js';

/** The same text gives the same vector: less than this is more than rounding and batching do. */
const LEAST_COSINE = 0.99;
const LEAST_TEXTS = 5;

/**
 * Canary texts tell of our own encoder, model, dimension, norm and repeated texts of the app's. Without those a change
 * is possible where documents score differently than before for similar questions, and ruled out where they do not:
 * another embedding model has another scale.
 */
export function judgeEmbeddingModel(evidence: CauseEvidence): Finding {
  const { ruler, appVectors, matched, streams } = evidence;
  if (ruler?.fingerprintChanged) return finding('supported', 'canary_texts', { of: 'own_encoder' });
  const repeated =
    appVectors?.repeated && appVectors.repeated.texts >= LEAST_TEXTS ? appVectors.repeated : undefined;
  const figures = { texts: repeated?.texts, meanCosine: repeated?.meanCosine };
  if (appVectors?.modelChanged || appVectors?.dimensionChanged || appVectors?.normChanged)
    return finding('supported', 'app_vectors', { of: 'app', ...figures });
  if (repeated && repeated.meanCosine < LEAST_COSINE)
    return finding('supported', 'app_vectors', { of: 'app', ...figures });
  if (repeated) return finding('ruled_out', 'app_vectors', figures);
  if (matched?.sameDocumentScore) {
    const { shift, pValue, breadth } = matched.sameDocumentScore;
    const found = judgeValue(matched.sameDocumentScore);
    return finding(found === 'still' ? 'ruled_out' : 'possible', 'same_document_scores', {
      shift,
      pValue,
      breadth,
    });
  }
  const similarity = streams?.['retrieval_similarity'];
  if (similarity) {
    const { pValue } = similarity;
    const found = judgeStream(similarity);
    return finding(found === 'still' ? 'ruled_out' : 'possible', 'similarity', { pValue });
  }
  return notTestable('app_vectors');
}
