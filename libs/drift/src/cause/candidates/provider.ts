import { finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence } from '../cause-evidence.js';
import { judgeCategory, judgeValues } from '../thresholds.js';
import { answerFigures } from '../answer-figures.js';
import { reportsPrompt } from '../versions.js';
import { documentsMoved } from './retrieval.js';

/** Fewer prompts may all be ones that the new model happens to answer alike. */
const LEAST_CANARIES = 5;

/**
 * Canary prompts tell directly, and so does another name of the model that answered. Without canaries a change shows
 * in the answers to similar questions, made from the same documents by the same version: where
 * prompts are reported and documents did not move, nothing else is left to explain it.
 */
export function judgeProvider(evidence: CauseEvidence): Finding {
  const { providerCanaries, answeredModel, matched, versions } = evidence;
  if (answeredModel && judgeCategory(answeredModel) === 'moved')
    return finding('supported', 'answered_model', {
      effect: answeredModel.effect,
      previous: answeredModel.previous,
      current: answeredModel.current,
    });
  if (providerCanaries && providerCanaries.prompts >= LEAST_CANARIES) {
    const { prompts, changed } = providerCanaries;
    return finding(changed ? 'supported' : 'ruled_out', 'provider_canaries', { prompts });
  }
  if (!matched) return notTestable('provider_canaries');
  const { text, length } = matched.sameVersion;
  const found = judgeValues(text, length);
  if (found === undefined) return notTestable('provider_canaries');
  const figures = answerFigures(matched.sameVersion);
  if (found === 'still') return finding('ruled_out', 'same_version_answers', figures);
  const excluded = reportsPrompt(versions) && !documentsMoved(evidence);
  const verdict = found === 'moved' && excluded ? 'supported' : 'possible';
  return finding(verdict, 'same_version_answers', figures);
}
