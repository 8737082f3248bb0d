import type { Criterion } from '@almenara/contract';
import { mcnemarTest } from '@almenara/statistics';
import type { Found, VerificationObservations } from './judge-verification.js';
import type { JudgedAnswer } from './judged-answer.js';
import { fallBeside } from './fall-beside.js';
import { wasBadUntil } from './was-bad-until.js';

/**
 * A difference is looked for twice, when enough answers are there and at the end; each look has half of the 5 % that both
 * may be wrong together.
 */
const LOOK_LEVEL = 0.975;
const LEAST_PAIRS = 50;

interface Shown {
  readonly isShown: boolean;
  readonly found: Found;
}

/** Whether it was the job after which answers became better: neither something that befell everybody, nor something before it. */
export function showDifference(
  criterion: Criterion,
  observations: VerificationObservations,
  reading: readonly JudgedAnswer[],
  until: number,
): Shown {
  const othersAfter = observations.othersAfter.filter(({ at }) => at <= until);
  const { isShown, found } =
    criterion.difference === 'unaffected'
      ? compareWithOthers({ ...observations, othersAfter }, reading)
      : compareReasked(criterion, observations);
  return { isShown: isShown && wasBadUntil({ ...observations, othersAfter }, reading, LOOK_LEVEL), found };
}

function compareWithOthers(
  { before, othersBefore, othersAfter }: VerificationObservations,
  after: readonly JudgedAnswer[],
): Shown {
  const change = fallBeside({ before, after, othersBefore, othersAfter }, LOOK_LEVEL);
  if (!change) return { isShown: false, found: {} };
  const { difference: value, low, high, level, actors } = change;
  return { isShown: high < 0, found: { difference: { value, low, high, level, actors } } };
}

function compareReasked({ questions }: Criterion, { reasked }: VerificationObservations): Shown {
  let [n, mended, broken] = [0, 0, 0];
  for (const { hash, bad } of questions) {
    const after = reasked.get(hash);
    if (after === undefined) continue;
    n += 1;
    if (bad && after === 0) mended += 1;
    if (!bad && after === 1) broken += 1;
  }
  const p = mcnemarTest(mended, broken);
  const isShown = n >= LEAST_PAIRS && mended > broken && p < 1 - LOOK_LEVEL;
  return { isShown, found: { pairs: { n, mended, broken, p } } };
}
