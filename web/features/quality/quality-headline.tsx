'use client';

import type { Quality } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { FEWEST_FOR_A_NUMBER, RateOrInterval } from '../../ui/estimate/rate-or-interval';
import { useFormat } from '../../ui/format/format-provider';
import { rateName, versionName } from './rate-name';
import { shortfallOf } from './quality-series';

/** The rate with its interval, where it comes from, and what it does not know. */
export function QualityHeadline(props: { quality: Quality }) {
  const t = useTranslate();
  const format = useFormat();
  const { quality } = props;
  const { rate, evaluator } = quality;
  const windowMs = Date.parse(quality.to) - Date.parse(quality.from);
  const shortfall = rate ? shortfallOf(rate.n, FEWEST_FOR_A_NUMBER, windowMs) : undefined;
  return (
    <section className="panel flex flex-col gap-2" aria-labelledby="quality-rate" data-quality-rate>
      <h2 id="quality-rate" className="text-body font-medium text-ink-2">
        {rateName(evaluator ?? '', t)}
      </h2>
      <RateOrInterval value={rate} className="text-headline font-strong" />
      <div className="flex max-w-[80ch] flex-col gap-1 text-data text-ink-2">
        <Method rate={rate} />
        <p>
          {t('quality.judged', {
            scored: format.count(quality.scored),
            all: format.count(Math.max(quality.eligible, quality.scored)),
            version: quality.version === null ? t('quality.noScores') : versionName(quality.version, t),
          })}{' '}
          <Unjudged quality={quality} />
        </p>
        {quality.notApplicable > 0 ? (
          <p>{t('quality.notApplicable', { count: quality.notApplicable })}</p>
        ) : null}
        {quality.unweighted > 0 ? <p>{t('quality.unweighted', { count: quality.unweighted })}</p> : null}
        {rate ? null : (
          <p data-state="nothing-judged" className="text-ink">
            {t('quality.nothingJudged')}
          </p>
        )}
        {shortfall ? (
          <p data-state="insufficient" className="text-ink">
            {t('quality.insufficient', {
              n: format.count(shortfall.n),
              needed: format.count(shortfall.needed),
            })}{' '}
            {shortfall.waitMs === undefined
              ? null
              : t('quality.wait', { duration: format.duration(roundWait(shortfall.waitMs)) })}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Method(props: { rate: Quality['rate'] }) {
  const t = useTranslate();
  const format = useFormat();
  const { rate } = props;
  if (!rate) return null;
  const halve = rate.labelsToHalve;
  const isCalibrated = rate.method === 'prediction_powered';
  return (
    <p data-method={rate.method}>
      {isCalibrated
        ? t('quality.method.labels', { labels: format.count(rate.labelled), n: format.count(rate.n) })
        : t('quality.method.model')}{' '}
      {halve === undefined
        ? isCalibrated
          ? null
          : t('quality.labelSome')
        : t(isCalibrated ? 'quality.halve' : 'quality.halveAlone', { count: halve })}
    </p>
  );
}

function Unjudged(props: { quality: Quality }) {
  const t = useTranslate();
  const format = useFormat();
  const { eligible, scored } = props.quality;
  const missing = Math.max(0, eligible - scored);
  if (missing === 0) return null;
  return <span data-partial>{t('quality.unjudged', { share: format.rate(missing / eligible) })}</span>;
}

const HOUR = 3_600_000;

/** A guess needs no minutes. */
function roundWait(waitMs: number): number {
  return waitMs > HOUR ? Math.ceil(waitMs / HOUR) * HOUR : Math.ceil(waitMs / 60_000) * 60_000;
}
