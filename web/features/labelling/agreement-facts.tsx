'use client';

import type { LabelAgreement } from '@almenara/contract';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Coefficient } from '../../ui/estimate/coefficient';
import { Estimate } from '../../ui/estimate/estimate';

/** How many labels there are, what enters the measures, and how far raters agree with each other. */
export function AgreementFacts(props: { agreement: LabelAgreement }) {
  const t = useTranslate();
  const { labels, raters } = props.agreement;
  const { total, uniform, targeted, chosen, unsure, notComparable } = labels;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Fact name={t('labelling.agreement.kappa')} text={t('labelling.agreement.kappa.text')}>
          {raters.pairs === 0 ? (
            <NotYet>{t('labelling.agreement.noPairs')}</NotYet>
          ) : (
            <Coefficient value={raters.kappa} />
          )}
        </Fact>
        <Fact name={t('labelling.agreement.same')} text={t('labelling.agreement.same.text')}>
          {raters.pairs === 0 ? (
            <NotYet>{t('labelling.agreement.noPairs')}</NotYet>
          ) : (
            <Estimate value={raters.agreement} />
          )}
        </Fact>
        <Fact
          name={t('labelling.agreement.labels')}
          text={t('labelling.agreement.labels.text', { uniform, targeted, chosen, unsure, notComparable })}
        >
          {t('labelling.labelled', { count: total })}
        </Fact>
      </div>
      <p className="max-w-[72ch] text-data text-ink-2">{t('labelling.agreement.rule')}</p>
    </div>
  );
}

function Fact(props: { name: string; text: string; children: ReactNode }) {
  return (
    <section className="panel flex min-w-0 flex-col gap-1" aria-label={props.name}>
      <h2 className="text-body font-medium text-ink-2">{props.name}</h2>
      <p className="text-section font-strong">{props.children}</p>
      <p className="text-meta text-ink-2">{props.text}</p>
    </section>
  );
}

function NotYet(props: { children: ReactNode }) {
  return <span className="font-normal text-ink-2">{props.children}</span>;
}
