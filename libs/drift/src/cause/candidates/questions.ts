import { finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence } from '../cause-evidence.js';
import { type Found, judgeStream } from '../thresholds.js';

/** The larger part of a change names its cause. */
const LARGER_PART = 0.5;

export function questionsMoved({ streams }: CauseEvidence): Found | undefined {
  return streams?.['prompt'] && judgeStream(streams['prompt']);
}

/** The questions moved, and the users of both windows ask something else than they did. */
export function judgeNewQuestions(evidence: CauseEvidence): Finding {
  return judge(evidence, ({ low, high }) =>
    low > LARGER_PART ? 'supported' : high < LARGER_PART ? 'ruled_out' : 'possible',
  );
}

/** The questions moved, but not within users: other users ask, or some ask more than they did. */
export function judgeUsers(evidence: CauseEvidence): Finding {
  if (!evidence.users) {
    return questionsMoved(evidence) === 'still'
      ? finding('ruled_out', 'questions', { pValue: evidence.streams?.['prompt']?.pValue })
      : notTestable('within_users');
  }
  return judge(evidence, ({ low, high }) =>
    high < LARGER_PART ? 'supported' : low > LARGER_PART ? 'ruled_out' : 'possible',
  );
}

function judge(
  evidence: CauseEvidence,
  byFraction: (fraction: { low: number; high: number }) => 'supported' | 'ruled_out' | 'possible',
): Finding {
  const question = evidence.streams?.['prompt'];
  const moved = questionsMoved(evidence);
  if (!question || !moved) return notTestable('questions');
  const figures = { pValue: question.pValue, effect: question.effect, newUsers: evidence.users?.newShare };
  if (moved === 'still') return finding('ruled_out', 'questions', figures);
  const fraction = evidence.users?.withinFraction;
  if (moved === 'unclear') return finding('possible', 'questions', figures);
  // Without users who return it cannot be told who asks from what is asked; the questions are what is seen.
  if (!fraction) return finding(evidence.users ? 'possible' : 'supported', 'questions', figures);
  return finding(byFraction(fraction), 'within_users', {
    ...figures,
    withinFraction: fraction.value,
    withinLow: fraction.low,
    withinHigh: fraction.high,
  });
}
