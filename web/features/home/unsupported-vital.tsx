'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import { RateOrInterval } from '../../ui/estimate/rate-or-interval';
import { useFormat } from '../../ui/format/format-provider';
import type { TimeWindow } from '../../ui/scope/range';
import { QualityChart } from '../quality/quality-chart';
import { QualityLink } from './quality-link';
import type { Answers } from './use-answers';

/** Share of answers with unsupported words over time. Of the same size before it is known and where there is none. */
export function UnsupportedVital(props: {
  answers: Answers | undefined;
  window: TimeWindow;
  bucketMs: number;
  now: number;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { answers, window, bucketMs, now } = props;
  const title = t('home.unsupported');
  const headline = (
    <>
      <RateOrInterval value={answers?.quality.rate ?? null} />
      <span className="ml-2 text-meta font-normal">
        <QualityLink />
      </span>
    </>
  );
  // Of the version that the rate is of: how others compare is told by the page of quality.
  const series = answers?.quality.series.filter(({ version }) => version === answers.quality.version) ?? [];
  if (answers && series.length > 0) {
    return (
      <QualityChart quality={{ ...answers.quality, series }} now={now} title={title} headline={headline} />
    );
  }
  return (
    <TimeChart
      {...window}
      now={now}
      bucketMs={bucketMs}
      kind="line"
      title={title}
      headline={headline}
      series={[]}
      writeValue={format.rate}
    />
  );
}
