'use client';

import type { Member } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';
import { isLastAdmin } from './last-admin';

export function RemoveMemberDialog(props: {
  project: string;
  member: Member;
  onRemoved: () => void;
  onClose: () => void;
}) {
  const t = useTranslate();
  const { project, member } = props;
  const remove = useMutation({
    mutationFn: () => callApi('removeMember', { params: { project, user: member.userId } }),
    onSuccess: props.onRemoved,
  });
  return (
    <ConfirmDialog
      title={t('members.remove.title', { name: member.name })}
      confirm={t('members.remove')}
      isDanger
      isOpen
      isBusy={remove.isPending}
      error={remove.error}
      explanation={isLastAdmin(remove.error) ? t('members.lastAdmin') : undefined}
      onConfirm={() => remove.mutate()}
      onClose={props.onClose}
    >
      <p>{t('members.remove.text', { email: member.email })}</p>
    </ConfirmDialog>
  );
}
