'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { CustomRange } from './custom-range';
import { FILTER_KEYS, type FilterKey, STATUSES, TYPES } from './filter-keys';
import { filterChips } from './filter-chips';
import { parseRange, PRESETS, windowOf } from './range';
import { timeQueryOf } from './scope';
import { type ScopeState, useRangeInAddress, useScope } from './use-scope';

/** What the page is about: time and filters. All of it stands in the address. */
export function ScopeBar() {
  const t = useTranslate();
  const state = useScope();
  useRangeInAddress();
  return (
    <section
      aria-label={t('scope.title')}
      className="top-0 z-10 -mx-4 -mt-4 mb-4 flex flex-wrap items-center gap-2 border-b border-line bg-bg px-4 py-2 md:sticky"
    >
      <RangeButtons state={state} />
      <FilterAdder state={state} />
      {filterChips(state).map(({ id, label, remove }) => (
        <button
          key={id}
          type="button"
          className="control max-w-64"
          onClick={remove}
          aria-label={t('scope.remove', { filter: label })}
        >
          <span className="truncate">{label}</span>
          <X size={14} aria-hidden="true" className="shrink-0" />
        </button>
      ))}
      {state.scope.ignored.map((part) => (
        <span
          key={part}
          className="max-w-64 truncate rounded-control bg-warning-tint px-2 py-1 text-data text-warning-on-tint"
        >
          {t('scope.ignored', { part })}
        </span>
      ))}
    </section>
  );
}

/** The window of time: usual lengths up to now, or any two times. */
export function RangeButtons(props: { state: ScopeState }) {
  const t = useTranslate();
  const format = useFormat();
  const { range } = props.state.scope;
  return (
    <div role="group" aria-label={t('scope.time')} className="flex flex-wrap items-center gap-1">
      {PRESETS.map((preset) => (
        <button
          key={preset}
          type="button"
          className="control px-2"
          aria-pressed={range.kind === 'last' && range.text === preset}
          onClick={() => props.state.setRange(parseRange(preset)!)}
        >
          {t(`scope.range.${preset}`)}
        </button>
      ))}
      <CustomRange state={props.state} />
      {range.kind === 'between' ? (
        <span className="px-1 text-data text-ink-2">
          {t('scope.between', { from: format.dateTime(range.from), to: format.dateTime(range.to) })}
        </span>
      ) : null}
      {range.kind === 'last' && !PRESETS.some((preset) => preset === range.text) ? (
        <span className="px-1 text-data text-ink-2">{t('scope.last', { range: range.text })}</span>
      ) : null}
    </div>
  );
}

const MOST_SUGGESTIONS = 50;
const SUGGESTED: Partial<Record<FilterKey, readonly string[]>> = { type: TYPES, status: STATUSES };

function FilterAdder(props: { state: ScopeState }) {
  const t = useTranslate();
  const [key, setKey] = useState<FilterKey>('model');
  const [value, setValue] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const suggested = useSuggestions(props.state, key, isAsked);
  return (
    <form
      className="flex flex-wrap items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim()) props.state.addFilter(key, value.trim());
        setValue('');
      }}
    >
      <select
        aria-label={t('scope.dimension')}
        className="control"
        value={key}
        onChange={(event) => setKey(event.target.value as FilterKey)}
      >
        {FILTER_KEYS.map((each) => (
          <option key={each} value={each}>
            {t(`dimension.${each}`)}
          </option>
        ))}
      </select>
      <input
        aria-label={t('scope.value')}
        placeholder={t('scope.value')}
        className="control w-36"
        list="scope-values"
        onFocus={() => setIsAsked(true)}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <datalist id="scope-values">
        {suggested.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <button type="submit" className="control" disabled={!value.trim()}>
        {t('scope.add')}
      </button>
    </form>
  );
}

/** Values that occur in the window; asked for when somebody is about to choose one. */
function useSuggestions(state: ScopeState, key: FilterKey, isAsked: boolean): readonly string[] {
  const { project } = useParams<{ project: string }>();
  const { range } = state.scope;
  const { data } = useQuery({
    queryKey: ['suggestions', project, key, range],
    queryFn: ({ signal }) => {
      const query = { ...timeQueryOf(windowOf(range, Date.now())), limit: MOST_SUGGESTIONS };
      return callApi('getFacet', { params: { project, dimension: key }, query }, signal);
    },
    enabled: isAsked && !SUGGESTED[key],
  });
  return SUGGESTED[key] ?? data?.values.map(({ value }) => value).filter(Boolean) ?? [];
}
