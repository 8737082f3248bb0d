import {
  type RemediationAction,
  type RemediationDetail,
  type Segment,
  SKIP_REASONS,
  VERDICT_DETAILS,
} from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import { remedySentences } from '../drift/cause-words';

/** Why it was proposed, as a sentence; a reason that is not known here is told by its key. */
export function whyProposed(reason: string, t: Translate): string {
  if (reason === 'by_hand') return t('remediations.why.by_hand');
  if (reason === 'not_fixed') return t('remediations.why.not_fixed');
  return remedySentences({ action: '', reason, subjects: [] }, t).why;
}

export function remediationTitle(
  { action, target }: { action: RemediationAction; target: { name: string } },
  t: Translate,
): string {
  return t('remediations.titleOf', { action: t(`targets.action.${action}`), target: target.name });
}

/** The part of the answers that is looked at. */
export function segmentSentence(segment: Segment | null, t: Translate): string {
  if (segment === null) return t('remediations.segment.all');
  if (segment.kind === 'value') {
    const { dimension, value } = segment;
    const name = dimension === 'language' ? t('drift.dimension.language') : dimension;
    return t('remediations.segment.value', { dimension: name, value });
  }
  const topics = segment.topics.map(({ terms }) => terms.join(' · ')).join('; ');
  return t('remediations.segment.topics', { least: segment.least, topics });
}

type Told = Pick<RemediationDetail['history'][number], 'event' | 'detail'>;

/** What a person or a job wrote as it is; what the system notes by a key, in words. */
export function noteOfHistory({ event, detail }: Told, t: Translate): string | null {
  if (detail === null) return null;
  const skip = SKIP_REASONS.find((each) => each === detail);
  if (event === 'skipped' && skip) return t(`remediations.skip.${skip}`);
  if (event === 'looked') return t('remediations.boundMet');
  const verdict = VERDICT_DETAILS.find((each) => each === detail);
  const isVerdict = event === 'verified' || event === 'not_fixed' || event === 'inconclusive';
  return isVerdict && verdict ? t(`remediations.detail.${verdict}`) : detail;
}
