'use client';

import { CircleCheck, TrendingDown, TrendingUp, Waves } from 'lucide-react';
import type { ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Estimate } from '../../ui/estimate/estimate';
import { useFormat } from '../../ui/format/format-provider';
import { judge, type WindowFacts } from './verdict';

type Metrics = ResultOf<'getMetrics'>;

const ICONS = { quiet: Waves, steady: CircleCheck, worse: TrendingUp, better: TrendingDown };
const TONES = { quiet: 'text-ink-2', steady: 'text-ok', worse: 'text-danger', better: 'text-ok' };

/** The verdict, what it rests on, and what is not looked at. */
export function VerdictSentence(props: { traces: Metrics; before: Metrics; isFiltered: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const now = factsOf(props.traces);
  const before = factsOf(props.before);
  const verdict = judge(now, before);
  const Icon = ICONS[verdict.tone];
  return (
    <section className="panel flex flex-col gap-1" aria-label={t('home.verdict')}>
      <p className="flex items-center gap-2 text-page font-strong">
        <Icon aria-hidden="true" className={`shrink-0 ${TONES[verdict.tone]}`} />
        {t(verdict.key)}
      </p>
      <p className="text-ink-2">
        {t('home.count', { count: format.count(now.count), before: format.count(before.count) })}
        {' · '}
        {t('home.errors')} <Estimate value={now.errorRate} className="font-medium text-ink" />
        {' · '}
        {t('home.errorsBefore')} <Estimate value={before.errorRate} />
      </p>
      <p className="text-data text-ink-3">
        {props.isFiltered ? `${t('home.filtered')} ` : ''}
        {t('home.watched')}
      </p>
    </section>
  );
}

function factsOf({ series }: Metrics): WindowFacts {
  const [all] = series;
  return {
    count: all?.total.count ?? 0,
    errorRate: all?.errorRate ?? null,
    latencyP95: all?.total.latencyP95 ?? null,
  };
}
