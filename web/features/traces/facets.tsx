'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import type { MessageKey } from '../../i18n/translate';
import { useFormat } from '../../ui/format/format-provider';
import type { FilterKey } from '../../ui/scope/filter-keys';
import { scopeQueryOf } from '../../ui/scope/scope';
import { useScope } from '../../ui/scope/use-scope';

const DIMENSIONS = [
  'status',
  'model',
  'type',
  'environment',
  'variant',
  'release',
  'tag',
  'actor',
  'session',
] as const;
const OPEN_AT_FIRST: readonly FilterKey[] = ['status', 'model'];
const VALUES = 8;

/** The most frequent values of each dimension; a closed one is not asked for. */
export function Facets(props: { project: string }) {
  const t = useTranslate();
  return (
    <aside aria-label={t('traces.facets')} className="flex flex-col gap-2">
      {DIMENSIONS.map((dimension) => (
        <Facet key={dimension} project={props.project} dimension={dimension} />
      ))}
    </aside>
  );
}

function Facet(props: { project: string; dimension: (typeof DIMENSIONS)[number] }) {
  const t = useTranslate();
  const format = useFormat();
  const { scope, key, setFilter } = useScope();
  const { project, dimension } = props;
  const [isOpen, setIsOpen] = useState(OPEN_AT_FIRST.includes(dimension));
  const { data, isError } = useQuery({
    queryKey: ['facet', project, dimension, key],
    queryFn: ({ signal }) => {
      const query = { ...scopeQueryOf(scope, Date.now()), limit: VALUES };
      return callApi('getFacet', { params: { project, dimension }, query }, signal);
    },
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const chosen = scope.filters[dimension] ?? [];
  return (
    <details className="panel p-2" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-data font-medium first-letter:uppercase">
        {t(`dimension.${dimension}`)}
      </summary>
      {isError ? <p className="text-data text-danger">{t('error.title')}</p> : null}
      <ul className="mt-1 flex flex-col">
        {(data?.values ?? []).map(({ value, count }) => {
          const isChosen = chosen.includes(value);
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={isChosen}
                disabled={value === ''}
                className={`flex min-h-7 w-full items-center gap-2 rounded-control px-2 text-left text-data hover:bg-raised ${
                  isChosen ? 'bg-selected font-strong' : ''
                }`}
                onClick={() =>
                  setFilter(
                    dimension,
                    isChosen ? chosen.filter((other) => other !== value) : [...chosen, value],
                  )
                }
              >
                <span className="min-w-0 flex-1 truncate">{nameOf(dimension, value, t)}</span>
                <span className="text-ink-2">{format.number(count)}</span>
              </button>
            </li>
          );
        })}
        {data?.values.length === 0 ? (
          <li className="px-2 text-data text-ink-3">{t('traces.noValues')}</li>
        ) : null}
      </ul>
    </details>
  );
}

function nameOf(dimension: FilterKey, value: string, t: (key: MessageKey) => string): string {
  if (value === '') return t('traces.without');
  if (dimension === 'status') return t(`status.${value}` as MessageKey);
  if (dimension === 'type') return t(`type.${value}` as MessageKey);
  return value;
}
