'use client';

import { INCIDENT_RESOLUTIONS } from '@almenara/contract';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { BacktestChart } from './backtest-chart';
import { BacktestPrice } from './backtest-price';
import { doubtWords } from './doubt-words';
import { countOverlaps, doubtsOf, medianAnswers, overlapOf, type Overlap } from './prepare-backtest';
import type { RunBacktest } from './use-backtest';

const OVERLAPS: readonly Overlap[] = ['real', 'false_alarm', 'undecided', 'none'];

/** The verdict in a sentence, then what shows it, then what it would cost. */
export function BacktestResult(props: { project: string; run: RunBacktest }) {
  const t = useTranslate();
  const format = useFormat();
  const { definition, backtest } = props.run;
  const { fires, windows, stored, computed } = backtest;
  const counts = countOverlaps(fires);
  const isTooLittle =
    windows.some(({ outcome }) => outcome === 'insufficient') &&
    !windows.some(({ outcome }) => outcome === 'quiet' || outcome === 'alarm' || outcome === 'recovered');
  const notes = [
    ...doubtsOf(backtest).map((doubt) => doubtWords(doubt, props.run, t, format)),
    ...(isTooLittle
      ? [t('monitors.backtest.tooLittle', { median: format.count(medianAnswers(windows)) })]
      : []),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3" data-fires={fires.length}>
      <p className="text-section font-strong">
        {t('monitors.backtest.fires', { count: fires.length })}
        {fires.length === 0
          ? ''
          : ` ${OVERLAPS.filter((overlap) => counts[overlap] > 0)
              .map((overlap) => t(`monitors.overlap.${overlap}`, { count: counts[overlap] }))
              .join('; ')}.`}
      </p>
      {notes.map((note) => (
        <p key={note} className="flex max-w-[80ch] items-start gap-2 text-data text-warning">
          <TriangleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
          {note}
        </p>
      ))}
      <BacktestChart run={props.run} />
      <FireList {...props} />
      <BacktestPrice definition={definition} backtest={backtest} />
      <p className="text-meta text-ink-2">
        {t('monitors.backtest.origin', { stored: format.count(stored), computed: format.count(computed) })}
      </p>
    </div>
  );
}

const MOST_SHOWN = 10;

function FireList(props: { project: string; run: RunBacktest }) {
  const t = useTranslate();
  const format = useFormat();
  const { fires, to: end } = props.run.backtest;
  if (fires.length === 0) return null;
  const shown = fires.slice(-MOST_SHOWN).toReversed();
  return (
    <div>
      <h3 className="text-data font-medium text-ink-2">
        {shown.length < fires.length
          ? t('monitors.backtest.fireList', { shown: shown.length, count: fires.length })
          : t('monitors.backtest.fireAll')}
      </h3>
      <ol className="flex flex-col divide-y divide-line">
        {shown.map((fire) => (
          <li
            key={fire.from}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1 text-data"
            data-overlap={overlapOf(fire)}
          >
            <span aria-hidden="true" className="text-ember">
              ▼
            </span>
            <span>
              {fire.to === null
                ? t('monitors.fire.open', { from: format.dateTime(fire.from) })
                : t('monitors.fire', {
                    from: format.dateTime(fire.from),
                    time: format.duration(Date.parse(fire.to ?? end) - Date.parse(fire.from)),
                  })}
            </span>
            <span className="text-ink-2">
              {fire.incidents.length === 0 ? t('monitors.fire.alone') : t('monitors.fire.overlaps')}{' '}
              {fire.incidents.map(({ key, resolution }) => (
                <span key={key} className="mr-2">
                  <Link
                    href={`/${props.project}/incidents/${key}`}
                    className="inline-flex min-h-6 items-center font-mono text-accent hover:underline"
                  >
                    {key}
                  </Link>{' '}
                  (
                  {t(
                    `monitors.overlapped.${INCIDENT_RESOLUTIONS.find((each) => each === resolution) ?? 'open'}`,
                  )}
                  )
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
