'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { useMay } from '../../ui/session/session-provider';
import { InvitationList } from '../invitations/invitation-list';
import { MemberList } from './member-list';
import { PermissionTable } from './permission-table';

/** Who belongs to the project, who is asked to, and what each role may. */
export function MembersSettings(props: { project: string }) {
  const t = useTranslate();
  const isAdmin = useMay('admin');
  return (
    <div className="flex flex-col gap-8">
      <MemberList project={props.project} />
      {isAdmin ? (
        <InvitationList project={props.project} />
      ) : (
        <p className="text-ink-2" data-needs="admin">
          {t('members.inviteForRole', { role: t('role.admin') })}
        </p>
      )}
      <PermissionTable />
    </div>
  );
}
