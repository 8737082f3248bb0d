'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { useI18n } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';

/** How well it does on data that it was not made from: with interval and number of items, or the word that it was not measured. */
export function FigureTable(props: { figures: EvaluatorItem['card']['figures'] }) {
  const { t, locale } = useI18n();
  const format = useFormat();
  const { figures } = props;
  if (figures.length === 0) return <p className="text-ink-2">{t('evaluators.figures.none')}</p>;
  return (
    <Table label={t('evaluators.figures')}>
      <caption className="px-3 pt-2 text-left text-meta text-ink-2">
        {t('evaluators.figures.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('evaluators.dataset')}</th>
          <th scope="col">{t('evaluators.task')}</th>
          <th scope="col">{t('evaluators.metric')}</th>
          <th scope="col" className="text-right">
            {t('evaluators.value')}
          </th>
          <th scope="col" className="text-right">
            {t('evaluators.items')}
          </th>
        </tr>
      </thead>
      <tbody lang={locale === 'en' ? undefined : 'en'}>
        {figures.map(({ dataset, task, metric, value, low, high, n }) => (
          <tr key={`${dataset}\n${task}\n${metric}`}>
            <th scope="row" className="min-w-40">
              {dataset}
            </th>
            <td className="min-w-32">{task}</td>
            <td>{metric}</td>
            <td className="text-right whitespace-nowrap">
              {format.number(value)}
              <span className="ml-1 text-ink-2">
                {low === undefined || high === undefined
                  ? t('evaluators.noInterval')
                  : `[${format.number(low)}–${format.number(high)}]`}
              </span>
            </td>
            <td className="text-right">{format.count(n)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
