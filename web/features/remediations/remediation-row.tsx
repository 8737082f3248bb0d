'use client';

import type { RemediationItem } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Estimate } from '../../ui/estimate/estimate';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { useFormat } from '../../ui/format/format-provider';
import { remediationTitle } from './remediation-words';
import { StateMark } from './state-mark';
import { rateOf } from './verdict-estimate';

/** One line on a remediation: where it stands, what it asks of whom, and how far it is. */
export function RemediationRow(props: {
  project: string;
  remediation: RemediationItem;
  /** On the page of the incident it is known already. */
  hidesIncident?: boolean;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { project, remediation } = props;
  const { id, incident, state, proposedAt, proposedBy, endedAt } = remediation;
  return (
    <div className="grid min-w-0 gap-x-4 gap-y-1 text-data md:grid-cols-[11rem_minmax(12rem,1fr)_minmax(12rem,1fr)_11rem] md:items-baseline">
      <StateMark state={state} />
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <Link
          href={`/${project}/remediations/${id}`}
          className="inline-flex min-h-6 items-center font-medium text-accent [overflow-wrap:anywhere] hover:underline"
        >
          {remediationTitle(remediation, t)}
        </Link>
        {props.hidesIncident ? null : (
          <Link
            href={`/${project}/incidents/${incident}`}
            className="inline-flex min-h-6 items-center font-mono text-meta text-accent hover:underline"
          >
            {incident}
          </Link>
        )}
      </span>
      <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
        <HowFar remediation={remediation} />
      </span>
      <span className="text-meta text-ink-2">
        {endedAt === null ? (
          <time title={format.exact(proposedAt)}>
            {t('remediations.proposedAt', { at: format.dateTime(proposedAt) })}
          </time>
        ) : (
          <time title={format.exact(endedAt)}>
            {t('remediations.endedAt', { at: format.dateTime(endedAt) })}
          </time>
        )}
        <span className="block">{proposedBy?.name ?? t('remediations.byMonitor')}</span>
      </span>
    </div>
  );
}

/** What there is to say of this state beyond its name. */
function HowFar(props: { remediation: RemediationItem }) {
  const t = useTranslate();
  const format = useFormat();
  const { state, isPrepared, skipReason, verdict, progress, progressNote, deadline } = props.remediation;
  if (state === 'proposed')
    return isPrepared
      ? t('remediations.until', { at: format.dateTime(deadline) })
      : t('remediations.preparing');
  if (state === 'skipped' && skipReason) return t(`remediations.skip.${skipReason}`);
  if (verdict?.rate) {
    return (
      <>
        {t('remediations.bad')} <Estimate value={rateOf(verdict)} />
      </>
    );
  }
  if (state === 'running' && progress !== null) {
    return (
      <>
        <ShareFigure value={{ value: progress }} isAbout /> {progressNote}
      </>
    );
  }
  return verdict?.detail ? t(`remediations.detail.${verdict.detail}`) : progressNote;
}
