'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { useFormat } from '../../ui/format/format-provider';
import { serializeRange, windowOf } from '../../ui/scope/range';
import { RangeButtons } from '../../ui/scope/scope-bar';
import { timeQueryOf } from '../../ui/scope/scope';
import { useRangeInAddress, useScope } from '../../ui/scope/use-scope';
import { estimateCpu } from './backfill-cost';
import { useEvaluatorWords } from './use-evaluator-words';

/** Chooses a time and evaluators, says what it would take, and starts. The choice stands in the address. */
export function BackfillForm(props: { project: string; items: readonly EvaluatorItem[] }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const words = useEvaluatorWords();
  const state = useScope();
  useRangeInAddress();
  const [only, setOnly] = useQueryState(
    'only',
    parseAsString.withOptions({ history: 'push', scroll: false }),
  );
  const { project, items } = props;
  const params = { project };
  const chosen = items.some(({ name }) => name === only) ? only : null;
  const rangeText = serializeRange(state.scope.range);
  const count = useQuery({
    queryKey: ['backfill-count', project, rangeText],
    queryFn: async ({ signal }) => {
      const window = timeQueryOf(windowOf(state.scope.range, Date.now()));
      return { window, ...(await callApi('countBackfill', { params, body: window }, signal)) };
    },
  });
  const start = useMutation({
    mutationFn: (window: { from: string; to: string }) =>
      callApi('createBackfill', { params, body: { ...window, ...(chosen ? { evaluator: chosen } : {}) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['backfills', project] }),
  });
  const { traces, window } = count.data ?? {};
  const cpuMs = traces === undefined ? undefined : estimateCpu(items, { only: chosen, answers: traces });
  return (
    <form
      className="panel flex flex-col gap-4"
      data-backfill="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (count.data) start.mutate(count.data.window);
      }}
    >
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="flex flex-col gap-1">
          <span className="text-data font-medium">{t('evaluators.backfill.time')}</span>
          <RangeButtons state={state} />
        </div>
        <Field label={t('evaluators.backfill.which')}>
          {(field) => (
            <select
              {...field}
              className="control max-w-full"
              value={chosen ?? ''}
              onChange={(event) => void setOnly(event.target.value || null)}
            >
              <option value="">{t('evaluators.backfill.all')}</option>
              {items.map(({ name }) => (
                <option key={name} value={name}>
                  {words.title(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <p className="min-h-20 max-w-[72ch] text-ink-2 md:min-h-10" aria-live="polite" data-traces={traces}>
        {window === undefined || traces === undefined
          ? ''
          : t('evaluators.backfill.estimate', {
              count: traces,
              from: format.dateTime(window.from),
              to: format.dateTime(window.to),
            })}{' '}
        {cpuMs === undefined ? '' : t('evaluators.backfill.cpu', { cpu: format.duration(cpuMs) })}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="control-primary" disabled={!traces || start.isPending}>
          {t('evaluators.backfill.start')}
        </button>
        <ActionProblem error={start.error ?? count.error} />
      </div>
    </form>
  );
}
