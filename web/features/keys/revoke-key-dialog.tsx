'use client';

import type { Key } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';

export function RevokeKeyDialog(props: {
  project: string;
  apiKey: Key;
  onRevoked: () => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { project, apiKey } = props;
  const revoke = useMutation({
    mutationFn: () => callApi('revokeKey', { params: { project, key: apiKey.id } }),
    onSuccess: props.onRevoked,
  });
  return (
    <ConfirmDialog
      title={t('keys.revoke.title', { name: apiKey.name })}
      confirm={t('keys.revoke')}
      isDanger
      isOpen
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={props.onClose}
    >
      <p>{t('keys.revoke.text')}</p>
    </ConfirmDialog>
  );
}
