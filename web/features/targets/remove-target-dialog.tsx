'use client';

import type { Target } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';

export function RemoveTargetDialog(props: {
  project: string;
  target: Target;
  onRemoved: () => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { project, target } = props;
  const remove = useMutation({
    mutationFn: () => callApi('removeTarget', { params: { project, target: target.id } }),
    onSuccess: props.onRemoved,
  });
  return (
    <ConfirmDialog
      title={t('targets.remove.title')}
      confirm={t('targets.remove')}
      isDanger
      isOpen
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={props.onClose}
    >
      <p className="[overflow-wrap:anywhere]">{target.name}</p>
      <p>{t('targets.remove.text')}</p>
    </ConfirmDialog>
  );
}
