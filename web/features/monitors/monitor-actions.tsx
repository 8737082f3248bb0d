'use client';

import type { MonitorDetail } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { CirclePause, CirclePlay, Copy, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { ForRole } from '../../ui/session/for-role';
import { doubtWords } from './doubt-words';
import { monitorAddress, nameOf } from './monitor-name';
import { MuteButton } from './mute-button';
import { type Doubt, doubtsOf } from './prepare-backtest';
import type { RunBacktest } from './use-backtest';

interface Props {
  readonly project: string;
  readonly monitor: MonitorDetail;
  /** Of this version; undefined when it was not run on this page. */
  readonly run: RunBacktest | undefined;
  readonly onBacktest: () => Promise<RunBacktest | undefined>;
  readonly onChanged: (answer: MonitorDetail) => void;
}

const BUTTON = 'justify-center max-sm:min-h-11 max-sm:flex-1';

/** What can be done with a monitor. Only a version that was backtested can be enabled. */
export function MonitorActions(props: Props) {
  const t = useTranslate();
  const id = useId();
  const { project, monitor } = props;
  const [doubted, setDoubted] = useState<{ run: RunBacktest; doubts: readonly Doubt[] }>();
  const [isRemoving, setIsRemoving] = useState(false);
  const turn = useMutation({
    mutationFn: (isOn: boolean) =>
      callApi(isOn ? 'enableMonitor' : 'disableMonitor', {
        params: { project, monitor: monitor.id },
        body: { version: monitor.version },
      }),
    onSuccess: (answer) => {
      setDoubted(undefined);
      props.onChanged(answer);
    },
  });
  const enable = async () => {
    const run = props.run ?? (await props.onBacktest());
    if (!run) return;
    const doubts = doubtsOf(run.backtest);
    if (doubts.length > 0) setDoubted({ run, doubts });
    else turn.mutate(true);
  };
  const isTested = monitor.testedVersion === monitor.version;
  return (
    <div className="flex flex-col gap-1">
      <ForRole needs="engineer">
        <div className="flex flex-wrap gap-2">
          {monitor.enabled ? (
            <button
              type="button"
              className={`control ${BUTTON}`}
              disabled={turn.isPending}
              onClick={() => turn.mutate(false)}
            >
              <CirclePause size={14} aria-hidden="true" />
              {t('monitors.disable')}
            </button>
          ) : (
            <button
              type="button"
              className={`control-primary ${BUTTON}`}
              disabled={!isTested || turn.isPending}
              aria-describedby={isTested ? undefined : id}
              onClick={() => void enable()}
            >
              <CirclePlay size={14} aria-hidden="true" />
              {t('monitors.enable')}
            </button>
          )}
          {monitor.enabled ? <MuteButton project={project} monitor={monitor} /> : null}
          <Link href={`${monitorAddress(project, monitor.id)}/edit`} className={`control ${BUTTON}`}>
            <Pencil size={14} aria-hidden="true" />
            {t('monitors.edit')}
          </Link>
          <Link href={`/${project}/monitors/new?from=${monitor.id}`} className={`control ${BUTTON}`}>
            <Copy size={14} aria-hidden="true" />
            {t('monitors.copy')}
          </Link>
          <button type="button" className={`control-danger ${BUTTON}`} onClick={() => setIsRemoving(true)}>
            <Trash2 size={14} aria-hidden="true" />
            {t('monitors.remove')}
          </button>
        </div>
        {monitor.enabled || isTested ? null : (
          <p id={id} className="text-data text-ink-2">
            {t('monitors.enable.first', { version: monitor.version })}
          </p>
        )}
      </ForRole>
      <ActionProblem error={doubted ? null : turn.error} />
      <DoubtDialog
        doubted={doubted}
        isBusy={turn.isPending}
        error={turn.error}
        onConfirm={() => turn.mutate(true)}
        onClose={() => setDoubted(undefined)}
      />
      {isRemoving ? (
        <RemoveDialog project={project} monitor={monitor} onClose={() => setIsRemoving(false)} />
      ) : null}
    </div>
  );
}

function DoubtDialog(props: {
  doubted: { readonly run: RunBacktest; readonly doubts: readonly Doubt[] } | undefined;
  isBusy: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { doubted } = props;
  return (
    <ConfirmDialog
      title={t('monitors.enable.title')}
      confirm={t('monitors.enable.anyway')}
      isOpen={doubted !== undefined}
      isBusy={props.isBusy}
      error={props.error}
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      {doubted?.doubts.map((doubt) => (
        <p key={doubt} data-doubt={doubt}>
          {doubtWords(doubt, doubted.run, t, format)}
        </p>
      ))}
    </ConfirmDialog>
  );
}

function RemoveDialog(props: { project: string; monitor: MonitorDetail; onClose: () => void }) {
  const t = useTranslate();
  const router = useRouter();
  const { project, monitor } = props;
  const remove = useMutation({
    mutationFn: () => callApi('removeMonitor', { params: { project, monitor: monitor.id } }),
    onSuccess: () => router.push(`/${project}/monitors`),
  });
  return (
    <ConfirmDialog
      title={t('monitors.remove.title', { name: nameOf(monitor, t) })}
      confirm={t('monitors.remove')}
      isDanger
      isOpen
      isBusy={remove.isPending || remove.isSuccess}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={props.onClose}
    >
      <p>{t('monitors.remove.text')}</p>
    </ConfirmDialog>
  );
}
