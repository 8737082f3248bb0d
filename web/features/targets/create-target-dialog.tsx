'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { isRefusedField } from '../../ui/states/problem-key';
import { isWebAddress } from './is-web-address';

interface Props {
  readonly project: string;
  readonly isOpen: boolean;
  readonly onMade: (answer: { url: string; secret: string }) => void;
  readonly onClose: () => void;
}

export function CreateWebhookDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('webhooks.new')} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateForm {...props} />
    </Dialog>
  );
}

function CreateForm(props: Props) {
  const t = useTranslate();
  const [url, setUrl] = useState('');
  const [isTried, setIsTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      callApi('createWebhook', { params: { project: props.project }, body: { url: url.trim() } }),
    onSuccess: props.onMade,
  });
  const isGood = isWebAddress(url);
  const isRefused = (isTried && !isGood) || isRefusedField(create.error, 'url');
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (isGood) create.mutate();
      }}
    >
      <Field
        label={t('webhooks.url')}
        hint={t('webhooks.url.hint')}
        error={isRefused ? t('webhooks.url.wrong') : undefined}
      >
        {(field) => (
          <input
            {...field}
            type="url"
            inputMode="url"
            className="control w-full"
            maxLength={1000}
            autoComplete="off"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <ActionProblem error={create.error} />
      <DialogActions submit={t('webhooks.create')} isDisabled={create.isPending} onClose={props.onClose} />
    </form>
  );
}
