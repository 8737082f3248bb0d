'use client';

import { CircleCheck, TrendingDown, TrendingUp, Waves } from 'lucide-react';
import type { ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Delta } from '../../ui/estimate/delta';
import { Estimate } from '../../ui/estimate/estimate';
import { NoticedRise } from '../../ui/estimate/noticed-rise';
import { RateOrInterval } from '../../ui/estimate/rate-or-interval';
import { rateDifference } from '../../ui/estimate/rate-difference';
import { useFormat } from '../../ui/format/format-provider';
import type { TimeWindow } from '../../ui/scope/range';
import type { ReactNode } from 'react';
import { AnswersSentence } from './answers-sentence';
import { QualityLink } from './quality-link';
import type { Answers } from './use-answers';
import { judge, silentShareOf, type WindowFacts } from './verdict';

type Metrics = ResultOf<'getMetrics'>;

const ICONS = { quiet: Waves, steady: CircleCheck, worse: TrendingUp, better: TrendingDown };
const TONES = { quiet: 'text-ink-2', steady: 'text-ok', worse: 'text-danger', better: 'text-ok' };

/** The verdict, what it rests on, what it would have noticed, and what it does not look at. */
export function VerdictSentence(props: {
  traces: Metrics;
  before: Metrics;
  window: TimeWindow;
  isFiltered: boolean;
  project: string;
  answers: Answers | undefined;
}) {
  const t = useTranslate();
  const format = useFormat();
  const now = factsOf(props.traces, props.window);
  const before = factsOf(props.before, props.window);
  const verdict = judge(now, before);
  const Icon = ICONS[verdict.tone];
  return (
    <section className="panel flex flex-col gap-2" aria-label={t('home.verdict')}>
      <p className="flex items-start gap-2 text-page font-strong">
        <Icon aria-hidden="true" className={`mt-0.5 shrink-0 ${TONES[verdict.tone]}`} />
        {t(verdict.key)}
      </p>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-ink-2">
        <Fact name={t('home.volume')} before={t('home.before', { value: format.count(before.count) })}>
          {format.count(now.count)}
        </Fact>
        <Fact
          name={t('home.failedShare')}
          before={<Delta value={rateDifference(now.errorRate, before.errorRate)} />}
        >
          <Estimate value={now.errorRate} />
        </Fact>
        <Fact name={t('home.unsupported')} before={<QualityLink />}>
          <RateOrInterval value={props.answers?.quality.rate ?? null} />
        </Fact>
        <Fact name={t('home.p95')} before={t('home.before', { value: format.duration(before.latencyP95) })}>
          {format.duration(now.latencyP95)}
        </Fact>
      </dl>
      <AnswersSentence project={props.project} answers={props.answers} />
      <p className="max-w-[100ch] text-data text-ink-3">
        {props.isFiltered ? `${t('home.filtered')} ` : ''}
        <NoticedRise before={before.errorRate} n={now.count} /> {t('home.watched')}
      </p>
    </section>
  );
}

function Fact(props: { name: string; children: ReactNode; before: ReactNode }) {
  return (
    <div>
      <dt className="text-meta">{props.name}</dt>
      <dd>
        <span className="font-medium text-ink">{props.children}</span>
        <span className="text-data before:mx-1.5 before:content-['·']">{props.before}</span>
      </dd>
    </div>
  );
}

function factsOf({ series, bucketSeconds }: Metrics, window: TimeWindow): WindowFacts {
  const [all] = series;
  const starts = (all?.points ?? []).filter(({ count }) => count > 0).map(({ time }) => Date.parse(time));
  return {
    count: all?.total.count ?? 0,
    errorRate: all?.errorRate ?? null,
    latencyP95: all?.total.latencyP95 ?? null,
    silentShare: silentShareOf(starts, bucketSeconds * 1000, window),
  };
}
