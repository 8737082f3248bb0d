import { finding, type Finding, notTestable } from '../candidate.js';
import type { CauseEvidence } from '../cause-evidence.js';
import type { ValueChange } from '../clustered-difference.js';
import type { UserEvidence } from '../compare-users.js';
import { type Found, judgeStream, LEVEL, QUIET } from '../thresholds.js';

/** The larger part of a change names its cause. */
const LARGER_PART = 0.5;

export function questionsMoved({ streams }: CauseEvidence): Found | undefined {
  return streams?.['prompt'] && judgeStream(streams['prompt']);
}

/** The questions moved, and the users of both windows ask something else than they did. */
export function judgeNewQuestions(evidence: CauseEvidence): Finding {
  return judge(evidence, 'within');
}

/** The questions moved, but not within users: other users ask, or some ask more than they did. */
export function judgeUsers(evidence: CauseEvidence): Finding {
  if (evidence.users) return judge(evidence, 'between');
  return questionsMoved(evidence) === 'still'
    ? finding('ruled_out', 'questions', { pValue: evidence.streams?.['prompt']?.pValue })
    : notTestable('within_users');
}

function judge(evidence: CauseEvidence, part: 'within' | 'between'): Finding {
  const question = evidence.streams?.['prompt'];
  const moved = questionsMoved(evidence);
  if (!question || !moved) return notTestable('questions');
  const { users } = evidence;
  const figures = {
    pValue: question.pValue,
    effect: question.effect,
    newUsers: users?.newShare,
    withinFraction: users?.withinFraction?.value,
    withinLow: users?.withinFraction?.low,
    withinHigh: users?.withinFraction?.high,
    newAgainstReturningP: users?.newAgainstReturning?.pValue,
  };
  if (moved === 'still') return finding('ruled_out', 'questions', figures);
  if (moved === 'unclear') return finding('possible', 'questions', figures);
  // Without users it cannot be told who asks from what is asked; the questions are what is seen.
  if (!users) return finding('supported', 'questions', figures);
  const larger = largerPart(users);
  if (!larger) return finding('possible', 'within_users', figures);
  return finding(larger === part ? 'supported' : 'ruled_out', 'within_users', figures);
}

/**
 * Where the larger part of the change lies. If the fraction leaves it open, new users tell: they ask like the others
 * where the questions are new, and unlike them where the users are.
 */
function largerPart({
  withinFraction,
  within,
  newAgainstReturning,
}: UserEvidence): 'within' | 'between' | undefined {
  if (withinFraction && withinFraction.low > LARGER_PART) return 'within';
  if (withinFraction && withinFraction.high < LARGER_PART) return 'between';
  if (!within || !newAgainstReturning) return undefined;
  const inside = along(within);
  const beside = along(newAgainstReturning);
  if (inside === 'still' && beside === 'moved') return 'between';
  if (inside === 'moved' && beside === 'still') return 'within';
  return undefined;
}

/** Only a difference in the direction of the change speaks for a part of it. */
function along({ pValue, difference }: ValueChange): Found {
  if (difference <= 0 || pValue > QUIET) return 'still';
  return pValue <= LEVEL ? 'moved' : 'unclear';
}
