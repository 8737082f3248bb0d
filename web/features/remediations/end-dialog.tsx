'use client';

import type { RemediationDetail } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { NoteField, noteOf } from './note-field';

interface Props {
  readonly project: string;
  readonly remediation: RemediationDetail;
  readonly as: 'reject' | 'cancel';
  readonly onDone: (answer: RemediationDetail) => void;
  readonly onClose: () => void;
}

const OPERATIONS = { reject: 'rejectRemediation', cancel: 'cancelRemediation' } as const;

/** Ends it, which cannot be taken back; another one may be proposed. */
export function EndDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t(`remediations.${props.as}.title`)} isOpen onClose={props.onClose}>
      <EndForm {...props} />
    </Dialog>
  );
}

function EndForm({ project, remediation, as, onDone, onClose }: Props) {
  const t = useTranslate();
  const [note, setNote] = useState('');
  const end = useMutation({
    mutationFn: () =>
      callApi(OPERATIONS[as], { params: { project, remediation: remediation.id }, body: noteOf(note) }),
    onSuccess: onDone,
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate();
      }}
    >
      <p className="max-w-[60ch] text-ink-2">{t(`remediations.${as}.text`)}</p>
      <NoteField value={note} onChange={setNote} />
      <ActionProblem error={end.error} />
      <DialogActions
        submit={t(`remediations.${as}.submit`)}
        isDisabled={end.isPending}
        isDanger={as === 'cancel'}
        onClose={onClose}
      />
    </form>
  );
}
