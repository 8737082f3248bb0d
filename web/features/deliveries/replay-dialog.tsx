'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';

interface Props {
  readonly project: string;
  readonly delivery: string;
  readonly onReplayed: (sent: ResultOf<'replayDelivery'>) => void;
  readonly onClose: () => void;
}

/** Under the same key nothing is done twice by a receiver that knows keys; a new key needs a reason. */
export function ReplayDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('deliveries.replay.title')} isOpen onClose={props.onClose}>
      <ReplayForm {...props} />
    </Dialog>
  );
}

function ReplayForm({ project, delivery, onReplayed, onClose }: Props) {
  const t = useTranslate();
  const [newKey, setNewKey] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const replay = useMutation({
    mutationFn: () => {
      const told = reason.trim() === '' ? {} : { reason: reason.trim() };
      return callApi('replayDelivery', { params: { project, delivery }, body: { newKey, ...told } });
    },
    onSuccess: onReplayed,
  });
  const isReasonMissing = newKey && reason.trim() === '';
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isReasonMissing) replay.mutate();
      }}
    >
      <p className="max-w-[60ch] text-ink-2">{t('deliveries.replay.text')}</p>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-(--accent)"
          checked={newKey}
          onChange={(event) => setNewKey(event.target.checked)}
        />
        {t('deliveries.replay.newKey')}
      </label>
      <Field
        label={t('deliveries.replay.reason')}
        error={isTried && isReasonMissing ? t('deliveries.replay.reasonNeeded') : undefined}
      >
        {(field) => (
          <textarea
            {...field}
            className="control w-full"
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={replay.error} />
      <DialogActions submit={t('deliveries.replay')} isDisabled={replay.isPending} onClose={onClose} />
    </form>
  );
}
