'use client';

import type { Target } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { KeyRound, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react';
import { callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { useMay } from '../../ui/session/session-provider';

const DIALOGS = { change: Pencil, rotate: KeyRound, remove: Trash2 } as const;
export type TargetDialog = keyof typeof DIALOGS;

/** What an admin can do about a target; the trial tells at once what came of it. */
export function TargetActions(props: {
  project: string;
  target: Target;
  onOpen: (dialog: TargetDialog, target: Target) => void;
  onChanged: () => void;
}) {
  const t = useTranslate();
  const isAdmin = useMay('admin');
  const { project, target } = props;
  const { name, paused } = target;
  const input = { params: { project, target: target.id } };
  const test = useMutation({ mutationFn: () => callApi('testTarget', input) });
  const pause = useMutation({
    mutationFn: () => callApi(paused ? 'resumeTarget' : 'pauseTarget', input),
    onSuccess: props.onChanged,
  });
  if (!isAdmin) return null;
  const Turn = paused ? Play : Pause;
  const turn = paused ? 'resume' : 'pause';
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="control"
          aria-label={t('targets.testOf', { name })}
          disabled={test.isPending}
          onClick={() => test.mutate()}
        >
          <Send size={14} aria-hidden="true" />
          {t('targets.test')}
        </button>
        <button
          type="button"
          className="control"
          aria-label={t(`targets.${turn}Of`, { name })}
          disabled={pause.isPending}
          onClick={() => pause.mutate()}
        >
          <Turn size={14} aria-hidden="true" />
          {t(`targets.${turn}`)}
        </button>
        {dialogsOf(target).map((dialog) => {
          const Icon = DIALOGS[dialog];
          return (
            <button
              key={dialog}
              type="button"
              className="control"
              aria-label={t(`targets.${dialog}Of`, { name })}
              onClick={() => props.onOpen(dialog, target)}
            >
              <Icon size={14} aria-hidden="true" />
              {t(`targets.${dialog}`)}
            </button>
          );
        })}
      </div>
      <p role="status" className={`min-h-5 text-data ${test.data?.delivered ? 'text-ok' : 'text-danger'}`}>
        {test.data ? <TestResult result={test.data} /> : ''}
      </p>
      <ActionProblem error={test.error ?? pause.error} />
    </div>
  );
}

/** E-mail has no secret of its own. */
function dialogsOf({ config }: Target): TargetDialog[] {
  const dialogs = Object.keys(DIALOGS) as TargetDialog[];
  return config.kind === 'email' ? dialogs.filter((dialog) => dialog !== 'rotate') : dialogs;
}

function TestResult({ result }: { result: ResultOf<'testTarget'> }) {
  const t = useTranslate();
  const { delivered, status, failure } = result;
  if (delivered) return t('targets.test.delivered', { status: String(status ?? '–') });
  return status === null
    ? t('targets.test.failed', { failure: failure ?? '–' })
    : t('targets.test.refused', { status: String(status) });
}
