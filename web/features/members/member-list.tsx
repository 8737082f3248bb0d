'use client';

import type { Member } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { useMay, useReader } from '../../ui/session/session-provider';
import { Loaded } from '../../ui/states/loaded';
import { StatePanel } from '../../ui/states/state-panel';
import { Table } from '../../ui/table/table';
import { ChangeRoleDialog } from './change-role-dialog';
import { RemoveMemberDialog } from './remove-member-dialog';

export function MemberList(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const { user } = useReader();
  const isAdmin = useMay('admin');
  const [open, setOpen] = useState<{ kind: 'change' | 'remove'; member: Member }>();
  const { project } = props;
  const members = useQuery({
    queryKey: ['members', project],
    queryFn: ({ signal }) => callApi('listMembers', { params: { project } }, signal),
  });
  const close = () => setOpen(undefined);
  const changed = () => {
    close();
    void client.invalidateQueries({ queryKey: ['members', project] });
  };
  return (
    <Section title={t('settings.tab.members')} text={t('members.text')}>
      <Loaded query={members} needs="viewer" skeleton="h-32">
        {({ items }) =>
          items.length === 0 ? (
            <StatePanel state="empty" icon={<Users aria-hidden="true" />} title={t('members.none')}>
              <p>{t('members.none.text')}</p>
            </StatePanel>
          ) : (
            <Table label={t('settings.tab.members')}>
              <thead>
                <tr>
                  <th scope="col">{t('members.name')}</th>
                  <th scope="col">{t('members.email')}</th>
                  <th scope="col">{t('members.role')}</th>
                  <th scope="col">{t('members.since')}</th>
                  {isAdmin ? <th scope="col">{t('list.actions')}</th> : null}
                </tr>
              </thead>
              <tbody>
                {items.map((member) => (
                  <tr key={member.userId}>
                    <th scope="row" className="max-w-56 break-words">
                      {member.name}{' '}
                      {member.userId === user?.id ? <Badge tone="notice">{t('members.you')}</Badge> : null}
                      {member.disabled ? <Badge tone="warning">{t('members.disabled')}</Badge> : null}
                    </th>
                    <td className="break-all">{member.email}</td>
                    <td>{t(`role.${member.role}`)}</td>
                    <td className="whitespace-nowrap">{format.date(member.createdAt)}</td>
                    {isAdmin ? (
                      <td>
                        <div className="flex flex-nowrap gap-2">
                          <button
                            type="button"
                            className="control"
                            aria-label={t('members.changeOf', { name: member.name })}
                            onClick={() => setOpen({ kind: 'change', member })}
                          >
                            {t('members.change')}
                          </button>
                          <button
                            type="button"
                            className="control-danger"
                            aria-label={t('members.removeOf', { name: member.name })}
                            onClick={() => setOpen({ kind: 'remove', member })}
                          >
                            {t('members.remove')}
                          </button>
                        </div>
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      {open?.kind === 'change' ? (
        <ChangeRoleDialog project={project} member={open.member} onChanged={changed} onClose={close} />
      ) : null}
      {open?.kind === 'remove' ? (
        <RemoveMemberDialog project={project} member={open.member} onRemoved={changed} onClose={close} />
      ) : null}
    </Section>
  );
}
