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

/** The contract takes no longer note. */
export const LONGEST_NOTE = 4000;

interface Props {
  readonly project: string;
  readonly incidentKey: string;
  readonly isOpen: boolean;
  readonly onDone: (answer: Incident) => void;
  readonly onClose: () => void;
}

export function CommentDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog
      title={t('incidents.comment.title', { key: props.incidentKey })}
      isOpen={props.isOpen}
      onClose={props.onClose}
    >
      <CommentForm {...props} />
    </Dialog>
  );
}

function CommentForm(props: Props) {
  const t = useTranslate();
  const [note, setNote] = useState('');
  const comment = useMutation({
    mutationFn: () =>
      callApi('commentIncident', {
        params: { project: props.project, incident: props.incidentKey },
        body: { note: note.trim() },
      }),
    onSuccess: props.onDone,
  });
  const isEmpty = note.trim() === '';
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) comment.mutate();
      }}
    >
      <Field label={t('incidents.note')} hint={t('incidents.note.hint')}>
        {(field) => (
          <textarea
            {...field}
            className="control min-h-24 w-full py-2"
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={comment.error} />
      <DialogActions
        submit={t('incidents.comment')}
        isDisabled={isEmpty || comment.isPending}
        onClose={props.onClose}
      />
    </form>
  );
}
