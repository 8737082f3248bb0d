'use client';

import type { Incident } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { LONGEST_NOTE } from './comment-dialog';

const HOUR_MS = 3_600_000;
const HOURS = [1, 4, 24, 24 * 7] as const;

interface Props {
  readonly project: string;
  readonly incidentKey: string;
  readonly isOpen: boolean;
  readonly onDone: (answer: Incident) => void;
  readonly onClose: () => void;
}

export function SnoozeDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog
      title={t('incidents.snooze.title', { key: props.incidentKey })}
      isOpen={props.isOpen}
      onClose={props.onClose}
    >
      <SnoozeForm {...props} />
    </Dialog>
  );
}

function SnoozeForm(props: Props) {
  const t = useTranslate();
  const [hours, setHours] = useState<number>(HOURS[0]);
  const [note, setNote] = useState('');
  const snooze = useMutation({
    mutationFn: () =>
      callApi('snoozeIncident', {
        params: { project: props.project, incident: props.incidentKey },
        body: {
          until: new Date(Date.now() + hours * HOUR_MS).toISOString(),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      }),
    onSuccess: props.onDone,
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        snooze.mutate();
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-data font-medium">{t('incidents.snooze.for')}</legend>
        {HOURS.map((each) => (
          <label key={each} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name="hours"
              className="size-4 accent-(--accent)"
              checked={hours === each}
              onChange={() => setHours(each)}
            />
            {each < 24
              ? t('incidents.snooze.hours', { count: each })
              : t('incidents.snooze.days', { count: each / 24 })}
          </label>
        ))}
      </fieldset>
      <Field label={t('incidents.close.note')} hint={t('incidents.snooze.hint')}>
        {(field) => (
          <textarea
            {...field}
            className="control min-h-16 w-full py-2"
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={snooze.error} />
      <DialogActions submit={t('incidents.snooze')} isDisabled={snooze.isPending} onClose={props.onClose} />
    </form>
  );
}
