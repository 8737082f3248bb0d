'use client';

import type { Role } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { useFormat } from '../../ui/format/format-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { SecretOnce } from '../../ui/secret/secret-once';
import { isRefusedField } from '../../ui/states/problem-key';
import { RoleSelect } from '../members/role-select';
import { isEmail } from './is-email';

interface Props {
  readonly project: string;
  readonly isOpen: boolean;
  readonly onInvited: () => void;
  readonly onClose: () => void;
}

/** Asks for address and role, then shows the link: Almenara sends no mail, the inviter hands it over. */
export function InviteDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('invitations.invite')} isOpen={props.isOpen} onClose={props.onClose}>
      <InviteForm {...props} />
    </Dialog>
  );
}

function InviteForm(props: Props) {
  const t = useTranslate();
  const format = useFormat();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [isTried, setIsTried] = useState(false);
  const invite = useMutation({
    mutationFn: () =>
      callApi('createInvitation', {
        params: { project: props.project },
        body: { email: email.trim(), role },
      }),
    onSuccess: props.onInvited,
  });
  if (invite.data) {
    const { invitation, link } = invite.data;
    return (
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">
          {t('invitations.made', {
            email: invitation.email,
            role: t(`role.${invitation.role}`),
            until: format.dateTime(invitation.expiresAt),
          })}
        </p>
        <SecretOnce
          secret={link}
          label={t('invitations.link')}
          warning={t('invitations.link.warning')}
          copy={t('invitations.link.copy')}
        />
        <div className="text-right">
          <button type="button" className="control-primary" onClick={props.onClose}>
            {t('keys.secret.kept')}
          </button>
        </div>
      </div>
    );
  }
  const isWrong = !isEmail(email);
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isWrong) invite.mutate();
      }}
    >
      <Field
        label={t('members.email')}
        error={
          (isTried && isWrong) || isRefusedField(invite.error, 'email') ? t('form.emailNeeded') : undefined
        }
      >
        {(field) => (
          <input
            {...field}
            type="email"
            className="control w-full"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <RoleSelect value={role} onChange={setRole} />
      <ActionProblem error={invite.error} />
      <DialogActions submit={t('invitations.create')} isDisabled={invite.isPending} onClose={props.onClose} />
    </form>
  );
}
