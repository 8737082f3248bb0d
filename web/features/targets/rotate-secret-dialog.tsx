'use client';

import type { Target } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { isRefusedField } from '../../ui/states/problem-key';
import { TextField } from './text-field';

interface Props {
  readonly project: string;
  readonly target: Target;
  readonly onRotated: (answer: ResultOf<'rotateTargetSecret'>) => void;
  readonly onClose: () => void;
}

/** A webhook gets a secret that is made here, others the one that is entered. */
export function RotateSecretDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('targets.rotate.title', { name: props.target.name })} isOpen onClose={props.onClose}>
      <RotateForm {...props} />
    </Dialog>
  );
}

function RotateForm({ project, target, onRotated, onClose }: Props) {
  const t = useTranslate();
  const [secret, setSecret] = useState('');
  const { kind } = target.config;
  const rotate = useMutation({
    mutationFn: () =>
      callApi('rotateTargetSecret', {
        params: { project, target: target.id },
        body: kind === 'webhook' ? {} : { secret: secret.trim() },
      }),
    onSuccess: onRotated,
  });
  if (kind === 'email') return null;
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        rotate.mutate();
      }}
    >
      <p className="max-w-[60ch] text-ink-2">{t(`targets.rotate.text.${kind}`)}</p>
      {kind === 'webhook' ? null : (
        <TextField
          label={t(`targets.secret.${kind}`)}
          error={isRefusedField(rotate.error, 'secret') ? t('targets.secret.wrong') : undefined}
          type="password"
          maxLength={2000}
          value={secret}
          onChange={setSecret}
        />
      )}
      <ActionProblem error={rotate.error} />
      <DialogActions submit={t('targets.rotate')} isDisabled={rotate.isPending} onClose={onClose} />
    </form>
  );
}
