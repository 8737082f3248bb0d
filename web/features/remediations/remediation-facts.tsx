'use client';

import type { RemediationDetail } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';

/** Who asked whom, and what the job said of itself. */
export function RemediationFacts(props: { project: string; remediation: RemediationDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, remediation } = props;
  const { target, attempt, proposedBy, decidedBy, deliveryId, progress, progressNote } = remediation;
  const { artefacts, lastGood } = remediation;
  const code = (text: string) => (
    <code key={text} className="font-mono text-meta [overflow-wrap:anywhere]">
      {text}
    </code>
  );
  const facts: Fact[] = [
    [t('remediations.target'), target.name],
    [t('remediations.attempt'), format.count(attempt)],
    [t('remediations.proposedBy'), proposedBy?.name ?? t('remediations.byMonitor')],
    ...(decidedBy ? [[t('remediations.decidedBy'), decidedBy.name] as const] : []),
    ...(deliveryId
      ? [
          [
            t('remediations.delivery'),
            <Link
              key="d"
              href={`/${project}/settings/targets/deliveries/${deliveryId}`}
              className="inline-flex min-h-6 items-center text-accent hover:underline"
            >
              {t('remediations.delivery.open')}
            </Link>,
          ] as const,
        ]
      : []),
    ...(progress === null
      ? []
      : [[t('remediations.progress'), <ShareFigure key="p" value={{ value: progress }} isAbout />] as const]),
    ...(progressNote === null ? [] : [[t('remediations.said'), progressNote] as const]),
    ...(['indexVersion', 'model', 'variant'] as const).flatMap((field): Fact[] => {
      const made = artefacts[field];
      return made === undefined ? [] : [[t(`remediations.made.${field}`), code(made)]];
    }),
    ...(artefacts.logUrl === undefined
      ? []
      : [
          [
            t('remediations.log'),
            <a
              key="l"
              href={artefacts.logUrl}
              target="_blank"
              rel="noreferrer noopener"
              className="inline-flex min-h-6 items-center text-accent [overflow-wrap:anywhere] hover:underline"
            >
              {artefacts.logUrl}
            </a>,
          ] as const,
        ]),
    ...(lastGood ? [[t('remediations.lastGood'), code(lastGood.to)] as const] : []),
  ];
  return (
    <Section title={t('remediations.facts')}>
      <div className="panel">
        <FactList facts={facts} />
      </div>
    </Section>
  );
}
