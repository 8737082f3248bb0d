'use client';

import type { Key } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';

const OVERLAP_HOURS = 24;

/** A new secret with the same rights; the old one works on while applications change over. */
export function RotateKeyDialog(props: {
  project: string;
  apiKey: Key;
  onMade: (answer: { key: Key; secret: string }) => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { project, apiKey } = props;
  const rotate = useMutation({
    mutationFn: () =>
      callApi('rotateKey', { params: { project, key: apiKey.id }, body: { overlapHours: OVERLAP_HOURS } }),
    onSuccess: props.onMade,
  });
  return (
    <ConfirmDialog
      title={t('keys.rotate.title', { name: apiKey.name })}
      confirm={t('keys.rotate')}
      isOpen
      isBusy={rotate.isPending}
      error={rotate.error}
      onConfirm={() => rotate.mutate()}
      onClose={props.onClose}
    >
      <p>{t('keys.rotate.text', { hours: OVERLAP_HOURS })}</p>
    </ConfirmDialog>
  );
}
