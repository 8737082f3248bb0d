'use client';

import type { Member } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { isLastAdmin } from './last-admin';
import { RoleSelect } from './role-select';

interface Props {
  readonly project: string;
  readonly member: Member;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function ChangeRoleDialog(props: Props) {
  const t = useTranslate();
  const { project, member } = props;
  const [role, setRole] = useState(member.role);
  const change = useMutation({
    mutationFn: () => callApi('changeMember', { params: { project, user: member.userId }, body: { role } }),
    onSuccess: props.onChanged,
  });
  return (
    <Dialog title={t('members.change.title', { name: member.name })} isOpen onClose={props.onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <RoleSelect value={role} onChange={setRole} />
        <ActionProblem error={change.error}>
          {isLastAdmin(change.error) ? t('members.lastAdmin') : undefined}
        </ActionProblem>
        <DialogActions
          submit={t('members.change')}
          isDisabled={role === member.role || change.isPending}
          onClose={props.onClose}
        />
      </form>
    </Dialog>
  );
}
