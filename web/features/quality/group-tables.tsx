'use client';

import type { Quality, QualityGroup } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { IntervalBar } from '../../ui/estimate/interval-bar';
import { RateOrInterval } from '../../ui/estimate/rate-or-interval';
import { useFormat } from '../../ui/format/format-provider';
import { useScope } from '../../ui/scope/use-scope';
import { Table } from '../../ui/table/table';

/** Fewer judged answers of a group tell no number, only how little is known. */
const FEWEST_IN_GROUP = 30;

type Group = Quality['groups'][number];

/** The rate by what answers tell of themselves. A dimension with one value tells nothing new and has no table. */
export function GroupTables(props: { groups: readonly Group[] }) {
  const told = props.groups.filter(({ items }) => items.length > 1);
  if (told.length === 0) return null;
  return (
    <div className="gap-4 xl:columns-2">
      {told.map((group) => (
        <GroupTable key={group.by} group={group} />
      ))}
    </div>
  );
}

function GroupTable(props: { group: Group }) {
  const t = useTranslate();
  const { by, items, others } = props.group;
  const title = t(`quality.by.${by}`);
  const max = Math.max(0, ...items.map(({ rate }) => rate?.hi ?? 0));
  const sorted = items.toSorted((a, b) => (b.rate?.value ?? -1) - (a.rate?.value ?? -1));
  return (
    <section className="mb-4 flex min-w-0 break-inside-avoid flex-col gap-2" data-group={by}>
      <h3 className="text-body font-strong">{title}</h3>
      <Table label={title}>
        <thead>
          <tr>
            <th scope="col" className="first-letter:uppercase">
              {t(`dimension.${by}`)}
            </th>
            <th scope="col">{t('quality.column.rate')}</th>
            <th scope="col">
              <span className="sr-only">{t('quality.column.interval')}</span>
            </th>
            <th scope="col" className="text-right">
              {t('quality.column.bad')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((item) => (
            <GroupRow key={item.key} by={by} item={item} max={max} />
          ))}
        </tbody>
      </Table>
      {others > 0 ? (
        <p className="text-meta text-ink-2">{t('quality.otherGroups', { count: others })}</p>
      ) : null}
    </section>
  );
}

function GroupRow(props: { by: Group['by']; item: QualityGroup; max: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { addFilter } = useScope();
  const { by, item, max } = props;
  const isFew = item.n < FEWEST_IN_GROUP;
  return (
    <tr className={isFew ? 'text-ink-2' : ''} data-few={isFew || undefined}>
      <th scope="row" className="max-w-52">
        {item.key === '' ? (
          <span className="text-ink-2">{t('home.noGroup')}</span>
        ) : (
          <button
            type="button"
            className="block min-h-6 max-w-full truncate text-left text-accent hover:underline"
            title={t('quality.onlyGroup', { key: item.key })}
            onClick={() => addFilter(by, item.key)}
          >
            {item.key}
          </button>
        )}
      </th>
      <td className="whitespace-nowrap">
        <RateOrInterval value={item.rate} fewest={FEWEST_IN_GROUP} />
      </td>
      <td>
        <IntervalBar value={item.rate} max={max} isPale={isFew} />
      </td>
      <td className="text-right">{format.count(item.bad)}</td>
    </tr>
  );
}
