'use client';

import type { Erasure } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react';
import { useEffect, useId } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Loaded } from '../../ui/states/loaded';
import { ReceiptPanel } from './receipt-panel';

const POLL_MS = 500;
const MARKS = { waiting: CircleDashed, running: LoaderCircle, done: CircleCheck };
const TONES = { waiting: 'text-ink-3', running: 'text-accent', done: 'text-ok' };

/** How far one erasure is, step by step, and its receipt in the end. */
export function ErasureProgress(props: { project: string; id: string }) {
  const client = useQueryClient();
  const { project, id } = props;
  const erasure = useQuery({
    queryKey: ['erasure', project, id],
    queryFn: ({ signal }) => callApi('getErasure', { params: { project, erasure: id } }, signal),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : POLL_MS),
  });
  const over = isOver(erasure.data);
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['erasures', project] });
  }, [over, client, project]);
  return (
    <Loaded query={erasure} needs="admin" skeleton="h-72">
      {(data) => <Steps erasure={data} />}
    </Loaded>
  );
}

function Steps(props: { erasure: Erasure }) {
  const t = useTranslate();
  const format = useFormat();
  const id = useId();
  const { erasure } = props;
  const done = erasure.steps.filter(({ state }) => state === 'done').length;
  return (
    <div className="panel flex flex-col gap-4" data-erasure={erasure.state}>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium">
          {t('erasure.progress', { done, total: erasure.steps.length })}
        </label>
        <progress id={id} className="progress-bar" max={1} value={erasure.progress} />
      </div>
      <ol className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {erasure.steps.map(({ step, state, rows }) => {
          const Icon = MARKS[state];
          return (
            <li key={step} className="flex items-start gap-2">
              <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${TONES[state]}`} />
              <span>
                {t(`erasure.step.${step}`)}
                <span className="sr-only">: {t(`erasure.stepState.${state}`)}</span>
                {rows === null ? null : <span className="ml-2 text-ink-2">{format.count(rows)}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <p role="status" className={`min-h-5 ${erasure.state === 'failed' ? 'text-danger' : 'text-ink-2'}`}>
        {t(`erasure.stateText.${erasure.state}`)}
      </p>
      {erasure.receipt ? <ReceiptPanel receipt={erasure.receipt} /> : null}
    </div>
  );
}

function isOver(erasure: Erasure | undefined): boolean {
  return erasure?.state === 'done' || erasure?.state === 'failed';
}
