'use client';

import type { MonitorDetail } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { useFormat } from '../../ui/format/format-provider';
import { readZoned } from '../../ui/scope/zoned-time';
import { useMay } from '../../ui/session/session-provider';

const HOUR_MS = 3_600_000;
const HOURS = [1, 4, 24, 24 * 7] as const;

interface Props {
  readonly project: string;
  readonly monitor: MonitorDetail;
}

/** Silences a monitor until a time, and ends that. */
export function MuteButton({ project, monitor }: Props) {
  const t = useTranslate();
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const mayMute = useMay('engineer');
  const mute = useMutation({
    mutationFn: (until: string | null) =>
      callApi('muteMonitor', { params: { project, monitor: monitor.id }, body: { until } }),
    onSuccess: (answer) => {
      client.setQueryData(['monitor', project, monitor.id], answer);
      void client.invalidateQueries({ queryKey: ['monitors', project] });
      setIsOpen(false);
    },
  });
  if (!mayMute) return null;
  const isMuted = monitor.mutedUntil !== null;
  const Icon = isMuted ? Bell : BellOff;
  return (
    <>
      <button
        type="button"
        className="control justify-center self-start max-sm:min-h-11"
        disabled={mute.isPending}
        onClick={() => (isMuted ? mute.mutate(null) : setIsOpen(true))}
      >
        <Icon size={14} aria-hidden="true" />
        {t(isMuted ? 'monitors.unmute' : 'monitors.mute')}
      </button>
      {isMuted && mute.error ? <ActionProblem error={mute.error} /> : null}
      <Dialog title={t('monitors.mute.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <MuteForm
          error={mute.error}
          isBusy={mute.isPending}
          onMute={(until) => mute.mutate(until)}
          onClose={() => setIsOpen(false)}
        />
      </Dialog>
    </>
  );
}

function MuteForm(props: {
  error: Error | null;
  isBusy: boolean;
  onMute: (until: string) => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const [hours, setHours] = useState<number | 'date'>(HOURS[0]);
  const [date, setDate] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const until = hours === 'date' ? (date === '' ? undefined : readZoned(date, timeZone)) : undefined;
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const now = Date.now();
        const isPast = hours === 'date' && (until === undefined || until <= now);
        setIsWrong(isPast);
        if (!isPast) props.onMute(new Date(until ?? now + Number(hours) * HOUR_MS).toISOString());
      }}
    >
      <p className="max-w-[60ch] text-ink-2">{t('monitors.mute.text')}</p>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-data font-medium">{t('incidents.snooze.for')}</legend>
        {([...HOURS, 'date'] as const).map((each) => (
          <label key={each} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name="until"
              className="size-4 accent-(--accent)"
              checked={hours === each}
              onChange={() => setHours(each)}
            />
            {each === 'date'
              ? t('monitors.mute.date')
              : each < 24
                ? t('incidents.snooze.hours', { count: each })
                : t('incidents.snooze.days', { count: each / 24 })}
          </label>
        ))}
      </fieldset>
      {hours === 'date' ? (
        <Field
          label={t('monitors.mute.until')}
          hint={t('scope.zone', { zone: timeZone })}
          error={isWrong ? t('monitors.mute.past') : undefined}
        >
          {(field) => (
            <input
              {...field}
              type="datetime-local"
              className="control max-w-full"
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <ActionProblem error={props.error} />
      <DialogActions submit={t('monitors.mute')} isDisabled={props.isBusy} onClose={props.onClose} />
    </form>
  );
}
