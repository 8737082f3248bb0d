'use client';

import { REMEDIATION_ENDS, type RemediationDetail } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { CriterionView } from './criterion-view';
import { RemediationActions } from './remediation-actions';
import { RemediationFacts } from './remediation-facts';
import { RemediationHistory } from './remediation-history';
import { remediationTitle, whyProposed } from './remediation-words';
import { RequestView } from './request-view';
import { StateMark } from './state-mark';
import { Stepper } from './stepper';
import { VerificationView } from './verification-view';

const REFRESH_MS = 5_000;

/** What was asked of whom and why, how far it is, and whether it helped. */
export function RemediationPage(props: { project: string; initial: RemediationDetail }) {
  const t = useTranslate();
  const client = useQueryClient();
  const { project, initial } = props;
  const queryKey = ['remediation', project, initial.id];
  const { data: remediation } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      callApi('getRemediation', { params: { project, remediation: initial.id } }, signal),
    initialData: initial,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : REFRESH_MS),
  });
  const changed = (answer: RemediationDetail) => {
    client.setQueryData(queryKey, answer);
    void client.invalidateQueries({ queryKey: ['remediations', project] });
    void client.invalidateQueries({ queryKey: ['incident', project, answer.incident] });
  };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Link
        href={`/${project}/remediations`}
        className="inline-flex min-h-6 items-center gap-1 self-start text-data text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" />
        {t('remediations.all')}
      </Link>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-page font-strong [overflow-wrap:anywhere]">{remediationTitle(remediation, t)}</h1>
        <StateMark state={remediation.state} />
        <Link
          href={`/${project}/incidents/${remediation.incident}`}
          className="inline-flex min-h-6 items-center font-mono text-body text-accent hover:underline"
        >
          {remediation.incident}
        </Link>
      </header>
      <section
        className="panel flex flex-col gap-3"
        aria-label={t('remediations.summary')}
        data-remediation={remediation.state}
      >
        <Stepper remediation={remediation} />
        <p className="max-w-[72ch] text-body">{whyProposed(remediation.reason, t)}</p>
        <Now remediation={remediation} />
        <RemediationActions project={project} remediation={remediation} onChanged={changed} />
      </section>
      <div className="grid min-w-0 gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(18rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title={t('remediations.criterion')} text={t('remediations.criterion.text')}>
            <div className="panel">
              <CriterionView criterion={remediation.criterion} isPrepared={remediation.isPrepared} />
            </div>
          </Section>
          <Section title={t('remediations.verification')}>
            <div className="panel">
              <VerificationView remediation={remediation} />
            </div>
          </Section>
          <Section title={t('remediations.request')}>
            <div className="panel">
              <RequestView remediation={remediation} />
            </div>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <RemediationFacts project={project} remediation={remediation} />
          <RemediationHistory history={remediation.history} />
        </div>
      </div>
    </div>
  );
}

/** What the state waits for, or why it ended. */
function Now({ remediation }: { remediation: RemediationDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const { state, isPrepared, skipReason, failure, deadline } = remediation;
  const text =
    state === 'proposed' && !isPrepared
      ? t('remediations.preparing')
      : state === 'skipped' && skipReason
        ? t(`remediations.skip.${skipReason}`)
        : state === 'failed' && failure
          ? t(`remediations.failure.${failure}`)
          : t(`remediations.now.${state}`, { until: format.dateTime(deadline) });
  return <p className="min-h-5 max-w-[72ch] text-data text-ink-2">{text}</p>;
}

function isOver(remediation: RemediationDetail | undefined): boolean {
  return REMEDIATION_ENDS.some((end) => end === remediation?.state);
}
