'use client';

import { CHOSEN_RESOLUTIONS, type Incident } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { LONGEST_NOTE } from './comment-dialog';
import { isReasonMissing, type ChosenResolution } from './resolution';

interface Props {
  readonly project: string;
  readonly incident: Pick<Incident, 'key' | 'kind'>;
  readonly isOpen: boolean;
  readonly onDone: (answer: Incident) => void;
  readonly onClose: () => void;
}

export function CloseDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog
      title={t('incidents.close.title', { key: props.incident.key })}
      isOpen={props.isOpen}
      onClose={props.onClose}
    >
      <CloseForm {...props} />
    </Dialog>
  );
}

/** What it was; “new normal” says what else it does, and why is asked. */
function CloseForm(props: Props) {
  const t = useTranslate();
  const [resolution, setResolution] = useState<ChosenResolution>('resolved');
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const close = useMutation({
    mutationFn: () =>
      callApi('closeIncident', {
        params: { project: props.project, incident: props.incident.key },
        body: { resolution, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onSuccess: props.onDone,
  });
  const lacksReason = isReasonMissing(resolution, note);
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!lacksReason) close.mutate();
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-data font-medium">{t('incidents.close.what')}</legend>
        {CHOSEN_RESOLUTIONS.map((each) => (
          <label key={each} className="grid min-h-6 grid-cols-[auto_1fr] gap-x-2">
            <input
              type="radio"
              name="resolution"
              className="mt-0.5 size-4 accent-(--accent)"
              checked={resolution === each}
              onChange={() => setResolution(each)}
            />
            <span className="font-medium">{t(`incidents.resolution.${each}`)}</span>
            <span className="col-start-2 text-data text-ink-2">{t(`incidents.resolution.${each}.text`)}</span>
          </label>
        ))}
      </fieldset>
      <Field
        label={resolution === 'new_normal' ? t('incidents.close.reason') : t('incidents.close.note')}
        error={isTried && lacksReason ? t('incidents.close.reasonNeeded') : undefined}
      >
        {(field) => (
          <textarea
            {...field}
            className="control min-h-20 w-full py-2"
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={close.error} />
      <DialogActions submit={t('incidents.close')} isDisabled={close.isPending} onClose={props.onClose} />
    </form>
  );
}
