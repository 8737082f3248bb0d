'use client';

import type { RemediationDetail } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Estimate } from '../../ui/estimate/estimate';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { wilson } from '../../ui/estimate/wilson';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { segmentSentence } from './remediation-words';

type Criterion = NonNullable<RemediationDetail['criterion']>;

/** What has to hold for the job to have helped, as it was fixed before the job. */
export function CriterionView(props: { criterion: Criterion | null; isPrepared: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const { criterion } = props;
  if (criterion === null) {
    return (
      <p className="text-ink-2" data-criterion="none">
        {t(props.isPrepared ? 'remediations.detail.no_criterion' : 'remediations.preparing')}
      </p>
    );
  }
  const { metric, marker, before, reference, bound, minimum, difference, questions, until } = criterion;
  const rate = ({ bad, n }: { bad: number; n: number }) => (
    <Estimate value={n === 0 ? null : wilson(bad, n)} />
  );
  const facts: Fact[] = [
    [
      t('remediations.criterion.metric'),
      t('remediations.criterion.by', {
        score: metric.score,
        evaluator: metric.evaluator,
        version: metric.evaluatorVersion,
      }),
    ],
    [
      t('remediations.criterion.marker'),
      <code key="m" className="font-mono text-meta [overflow-wrap:anywhere]">
        {`${marker.field}: ${marker.value ?? t('remediations.criterion.unnamed')}`}
      </code>,
    ],
    [t('remediations.criterion.before'), rate(before)],
    ...(reference ? [[t('remediations.criterion.reference'), rate(reference)] as const] : []),
    [t('remediations.criterion.bound'), <ShareFigure key="b" value={{ value: bound }} />],
    [t('remediations.criterion.minimum'), format.count(minimum)],
    [t('remediations.criterion.until'), t('incidents.snooze.hours', { count: until })],
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3" data-criterion={difference}>
      <FactList facts={facts} />
      <p className="max-w-[72ch] text-data [overflow-wrap:anywhere]">
        {segmentSentence(criterion.segment, t)}
      </p>
      <p className="max-w-[72ch] text-data text-ink-2">
        {t(`remediations.difference.${difference}`, { count: questions })}
      </p>
    </div>
  );
}
