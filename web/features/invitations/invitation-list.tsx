'use client';

import type { Invitation } from '@almenara/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge, type Tone } from '../../ui/badge/badge';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';
import { InviteDialog } from './invite-dialog';

const TONES: Record<Invitation['state'], Tone> = {
  open: 'notice',
  accepted: 'ok',
  revoked: 'plain',
  expired: 'warning',
};

/** Who was asked to join. Open invitations can be withdrawn. */
export function InvitationList(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const { project } = props;
  const [isInviting, setIsInviting] = useState(false);
  const [revoked, setRevoked] = useState<Invitation>();
  const invitations = useQuery({
    queryKey: ['invitations', project],
    queryFn: ({ signal }) => callApi('listInvitations', { params: { project } }, signal),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: ['invitations', project] });
  const revoke = useMutation({
    mutationFn: (invitation: string) => callApi('revokeInvitation', { params: { project, invitation } }),
    onSuccess: () => {
      setRevoked(undefined);
      refresh();
    },
  });
  return (
    <Section
      title={t('invitations.title')}
      text={t('invitations.text')}
      action={
        <button type="button" className="control-primary" onClick={() => setIsInviting(true)}>
          <UserPlus size={14} aria-hidden="true" />
          {t('invitations.invite')}
        </button>
      }
    >
      <Loaded query={invitations} needs="admin" skeleton="h-24">
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-2">{t('invitations.none')}</p>
          ) : (
            <Table label={t('invitations.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('members.email')}</th>
                  <th scope="col">{t('members.role')}</th>
                  <th scope="col">{t('keys.state')}</th>
                  <th scope="col">{t('invitations.by')}</th>
                  <th scope="col">{t('keys.expires')}</th>
                  <th scope="col">{t('list.actions')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((invitation) => (
                  <tr key={invitation.id}>
                    <th scope="row" className="break-all">
                      {invitation.email}
                    </th>
                    <td>{t(`role.${invitation.role}`)}</td>
                    <td>
                      <Badge tone={TONES[invitation.state]}>
                        {t(`invitations.state.${invitation.state}`)}
                      </Badge>
                    </td>
                    <td>
                      {invitation.invitedBy === 'operator' ? t('audit.kind.operator') : invitation.invitedBy}
                    </td>
                    <td className="whitespace-nowrap">{format.dateTime(invitation.expiresAt)}</td>
                    <td>
                      {invitation.state === 'open' ? (
                        <button
                          type="button"
                          className="control-danger"
                          aria-label={t('invitations.revokeOf', { email: invitation.email })}
                          onClick={() => setRevoked(invitation)}
                        >
                          {t('keys.revoke')}
                        </button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      <InviteDialog
        project={project}
        isOpen={isInviting}
        onInvited={refresh}
        onClose={() => setIsInviting(false)}
      />
      <ConfirmDialog
        title={t('invitations.revoke.title', { email: revoked?.email ?? '' })}
        confirm={t('keys.revoke')}
        isDanger
        isOpen={revoked !== undefined}
        isBusy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoked && revoke.mutate(revoked.id)}
        onClose={() => setRevoked(undefined)}
      >
        <p>{t('invitations.revoke.text')}</p>
      </ConfirmDialog>
    </Section>
  );
}
