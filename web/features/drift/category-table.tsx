'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { Table } from '../../ui/table/table';
import { WindowLegend } from './number-distribution';
import { PairedBars } from './paired-bars';
import { type Bin, prepareCategories } from './prepare-distribution';

/** Shares of the categories in both windows, the most frequent first. */
export function CategoryTable(props: { stream: string; bins: readonly Bin[] }) {
  const t = useTranslate();
  const { rows, others } = prepareCategories(props.bins);
  const max = Math.max(...rows.flatMap(({ reference, current }) => [reference.value, current.value]), 0);
  return (
    <section className="flex min-w-0 flex-col gap-2" data-distribution>
      <h3 className="text-data font-medium text-ink-2">{t('drift.distribution')}</h3>
      <WindowLegend />
      <Table label={t('quality.tableOf', { title: t('drift.distribution') })}>
        <thead>
          <tr>
            <th scope="col">{t('drift.distribution.name')}</th>
            <th scope="col" className="text-right">
              {t('drift.window.a')}
            </th>
            <th scope="col" className="text-right">
              {t('drift.window.b')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('drift.distribution')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((bin, index) => (
            <tr key={bin.name ?? index}>
              <th scope="row" className="[overflow-wrap:anywhere]">
                {bin.name || t('home.noGroup')}
              </th>
              <td className="text-right whitespace-nowrap">
                <ShareFigure value={bin.reference} />
              </td>
              <td className="text-right whitespace-nowrap">
                <ShareFigure value={bin.current} />
              </td>
              <td>
                <PairedBars reference={bin.reference.value} current={bin.current.value} max={max} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {others > 0 ? (
        <p className="text-meta text-ink-2">{t('drift.otherCategories', { count: others })}</p>
      ) : null}
    </section>
  );
}
