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
  readonly onDone: (answer: RemediationDetail) => void;
  readonly onClose: () => void;
}

const OUTCOMES = ['delivered', 'cancelled'] as const;

/** Somebody looked at the target and says whether the job was asked for. */
export function SettleDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('remediations.settle.title')} isOpen onClose={props.onClose}>
      <SettleForm {...props} />
    </Dialog>
  );
}

function SettleForm({ project, remediation, onDone, onClose }: Props) {
  const t = useTranslate();
  const [as, setAs] = useState<(typeof OUTCOMES)[number]>();
  const [note, setNote] = useState('');
  const settle = useMutation({
    mutationFn: (outcome: (typeof OUTCOMES)[number]) =>
      callApi('settleRemediation', {
        params: { project, remediation: remediation.id },
        body: { as: outcome, ...noteOf(note) },
      }),
    onSuccess: onDone,
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (as) settle.mutate(as);
      }}
    >
      <p className="max-w-[60ch] text-ink-2">
        {t('remediations.settle.text', { target: remediation.target.name })}
      </p>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-data font-medium">{t('remediations.settle.what')}</legend>
        {OUTCOMES.map((each) => (
          <label key={each} className="grid min-h-6 grid-cols-[auto_1fr] gap-x-2">
            <input
              type="radio"
              name="outcome"
              className="mt-0.5 size-4 accent-(--accent)"
              checked={as === each}
              onChange={() => setAs(each)}
            />
            <span className="font-medium">{t(`remediations.settle.${each}`)}</span>
            <span className="col-start-2 text-data text-ink-2">{t(`remediations.settle.${each}.text`)}</span>
          </label>
        ))}
      </fieldset>
      <NoteField value={note} onChange={setNote} />
      <ActionProblem error={settle.error} />
      <DialogActions
        submit={t('remediations.settle')}
        isDisabled={settle.isPending || as === undefined}
        onClose={onClose}
      />
    </form>
  );
}
