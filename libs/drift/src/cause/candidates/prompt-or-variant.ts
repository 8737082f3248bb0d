import { answerFigures } from '../answer-figures.js';
import { finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence, VersionChange } from '../cause-evidence.js';
import type { MatchedEvidence } from '../compare-matched.js';
import { judgeCategory, judgeValues } from '../thresholds.js';
import { reportsPrompt } from '../versions.js';
import { documentsMoved } from './retrieval.js';

/**
 * A version that took a share of the traffic, and answers that followed. Where old and new run side by side they are
 * compared within the current window, which nothing else that changed with time can explain. A version that no answer
 * follows is ruled out: deploys are frequent. Without reported versions the prompt is what remains where answers to
 * similar questions changed and the provider's canaries did not.
 */
export function judgePromptOrVariant(evidence: CauseEvidence): Finding {
  const { versions, matched, providerCanaries } = evidence;
  const moved = versions?.filter(({ change }) => judgeCategory(change) === 'moved') ?? [];
  if (moved.length > 0) return judgeMoved(strongest(moved), matched);
  if (reportsPrompt(versions)) return finding('ruled_out', 'versions');
  const answers = matched && judgeValues(matched.answers.text, matched.answers.length);
  if (!matched || answers === undefined) return notTestable('versions');
  const figures = answerFigures(matched.answers);
  if (answers === 'still') return finding('ruled_out', 'similar_answers', figures);
  const excluded = providerCanaries?.changed === false && !documentsMoved(evidence);
  return finding(answers === 'moved' && excluded ? 'supported' : 'possible', 'similar_answers', figures);
}

function judgeMoved({ dimension, change }: VersionChange, matched: MatchedEvidence | undefined): Finding {
  const version = { dimension, effect: change.effect, previous: change.previous, current: change.current };
  const beside = matched && judgeValues(matched.newVersion.text, matched.newVersion.length);
  if (matched && beside !== undefined) {
    const figures = { ...version, ...answerFigures(matched.newVersion) };
    const verdict = beside === 'moved' ? 'supported' : beside === 'still' ? 'ruled_out' : 'possible';
    return finding(verdict, 'new_version_beside_old', figures);
  }
  const answers = matched && judgeValues(matched.answers.text, matched.answers.length);
  if (!matched || answers === undefined) return finding('possible', 'versions', version);
  const figures = { ...version, ...answerFigures(matched.answers) };
  if (answers === 'still') return finding('ruled_out', 'version_and_answers', figures);
  // A release holds the retriever and everything else as well.
  const tells = answers === 'moved' && dimension !== 'release';
  return finding(tells ? 'supported' : 'possible', 'version_and_answers', figures);
}

/** The most telling first: a prompt says more than a release, which changes with every deploy. */
const ORDER = ['instructions', 'prompt_version', 'variant', 'model_requested', 'release'];

function strongest(moved: readonly VersionChange[]): VersionChange {
  return [...moved].sort((a, b) => ORDER.indexOf(a.dimension) - ORDER.indexOf(b.dimension))[0]!;
}
