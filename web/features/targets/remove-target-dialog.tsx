'use client';

import type { Webhook } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';

export function RemoveWebhookDialog(props: {
  project: string;
  webhook: Webhook;
  onRemoved: () => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { project, webhook } = props;
  const remove = useMutation({
    mutationFn: () => callApi('removeWebhook', { params: { project, webhook: webhook.id } }),
    onSuccess: props.onRemoved,
  });
  return (
    <ConfirmDialog
      title={t('webhooks.remove.title')}
      confirm={t('webhooks.remove')}
      isDanger
      isOpen
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={props.onClose}
    >
      <p className="[overflow-wrap:anywhere]">{webhook.url}</p>
      <p>{t('webhooks.remove.text')}</p>
    </ConfirmDialog>
  );
}
