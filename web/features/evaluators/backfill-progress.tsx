'use client';

import type { Backfill } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useId } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { useMay } from '../../ui/session/session-provider';
import { useEvaluatorWords } from './use-evaluator-words';

/** How far one back-fill is, and its cancel. What it scored stays. */
export function BackfillProgress(props: { project: string; backfill: Backfill; hasProcess: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const words = useEvaluatorWords();
  const id = useId();
  const mayCancel = useMay('engineer');
  const { project, backfill } = props;
  const { looked, scored, evaluator, from, to, state } = backfill;
  const traces = Math.max(backfill.traces, looked);
  const cancel = useMutation({
    mutationFn: () => callApi('cancelBackfill', { params: { project, backfill: backfill.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['backfills', project] }),
  });
  return (
    <div className="panel flex flex-col gap-2" data-backfill={state}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <label htmlFor={id} className="font-medium">
            {t('evaluators.backfill.progress', { looked, traces, scored })}
          </label>
          <p className="text-meta text-ink-2">
            {evaluator === null ? t('evaluators.backfill.all') : words.title(evaluator)}
            {' · '}
            {t('scope.between', { from: format.dateTime(from), to: format.dateTime(to) })}
            {' · '}
            {t('evaluators.backfill.by', { name: backfill.by })}
          </p>
        </div>
        {mayCancel ? (
          <button
            type="button"
            className="control"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            <X size={14} aria-hidden="true" />
            {t('evaluators.backfill.cancel')}
          </button>
        ) : null}
      </div>
      <progress id={id} className="progress-bar" max={Math.max(1, traces)} value={looked} />
      <p role="status" className="min-h-4 text-meta text-ink-2">
        {!props.hasProcess
          ? t('evaluators.backfill.noProcess')
          : t(state === 'waiting' ? 'evaluators.backfill.waits' : 'evaluators.backfill.runs')}
      </p>
      {cancel.error ? <ActionProblem error={cancel.error} /> : null}
    </div>
  );
}
