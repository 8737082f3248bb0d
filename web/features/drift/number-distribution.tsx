'use client';

import { useId, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { useFormat } from '../../ui/format/format-provider';
import { type Bin, labelledBars, prepareDistribution } from './prepare-distribution';
import { writeStreamValue } from './write-stream-value';

const MOST_LABELS = 6;

/** How the numbers of both windows are spread: the reference as an outline, the current one filled. */
export function NumberDistribution(props: { stream: string; bins: readonly Bin[] }) {
  const t = useTranslate();
  const format = useFormat();
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const bars = prepareDistribution(props.bins);
  const write = (value: number) => writeStreamValue(props.stream, value, format);
  const labelled = labelledBars(bars.length, MOST_LABELS);
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-2" data-distribution>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 id={id} className="text-data font-medium text-ink-2">
          {t('drift.distribution')}
        </h3>
        <button
          type="button"
          className="min-h-6 text-meta text-accent underline"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </figcaption>
      <WindowLegend />
      {isTable ? (
        <div className="h-52 overflow-auto" tabIndex={0} role="region" aria-labelledby={id}>
          <table className="w-full text-data">
            <thead className="text-left text-ink-2">
              <tr>
                <th scope="col">{t('drift.distribution.value')}</th>
                <th scope="col" className="text-right">
                  {t('drift.window.a')}
                </th>
                <th scope="col" className="text-right">
                  {t('drift.window.b')}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ bin }, index) => (
                <tr key={index} className="border-t border-line">
                  <td className="whitespace-nowrap">
                    <BinName bin={bin} write={write} />
                  </td>
                  <td className="text-right whitespace-nowrap">
                    <ShareFigure value={bin.reference} />
                  </td>
                  <td className="text-right whitespace-nowrap">
                    <ShareFigure value={bin.current} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div aria-hidden="true" className="flex flex-col">
          <div className="flex h-44 items-end gap-px border-b border-line">
            {bars.map((bar, index) => (
              <div key={index} className="relative h-full min-w-0 flex-1">
                <span
                  className="absolute inset-x-0 bottom-0 bg-series-1"
                  style={{ height: `${bar.current}%` }}
                />
                <span
                  className="absolute inset-x-0 bottom-0 border-2 border-b-0 border-ink-3"
                  style={{ height: `${bar.reference}%` }}
                />
              </div>
            ))}
          </div>
          <div className="relative h-5 text-meta text-ink-2">
            {labelled.map((at) => {
              const edge = bars[at]!.bin.from ?? bars[at]!.bin.to;
              return (
                <span
                  key={at}
                  className="absolute whitespace-nowrap"
                  style={{ left: `${(at / bars.length) * 100}%` }}
                >
                  {edge === null ? '' : write(edge)}
                </span>
              );
            })}
          </div>
        </div>
      )}
    </figure>
  );
}

function BinName(props: { bin: Bin; write: (value: number) => string }) {
  const t = useTranslate();
  const { bin, write } = props;
  if (bin.from === null) return bin.to === null ? '–' : t('drift.bin.below', { to: write(bin.to) });
  return bin.to === null
    ? t('drift.bin.above', { from: write(bin.from) })
    : t('scope.between', { from: write(bin.from), to: write(bin.to) });
}

/** Which of the two windows is drawn how. */
export function WindowLegend() {
  const t = useTranslate();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-3 border-2 border-ink-3" />
        {t('drift.window.a')}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-3 bg-series-1" />
        {t('drift.window.b')}
      </li>
    </ul>
  );
}
