'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';

/** Where the reader is logged in. Another session can be ended from here; this one by logging out. */
export function SessionList() {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => callApi('listSessions', {}, signal),
  });
  const end = useMutation({
    mutationFn: (session: string) => callApi('endOneSession', { params: { session } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Section title={t('account.sessions')} text={t('account.sessions.text')}>
      <Loaded query={sessions} needs="viewer" skeleton="h-24">
        {({ items }) => (
          <Table label={t('account.sessions')}>
            <thead>
              <tr>
                <th scope="col">{t('account.started')}</th>
                <th scope="col">{t('account.lastSeen')}</th>
                <th scope="col">{t('account.until')}</th>
                <th scope="col">{t('list.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((session) => (
                <tr key={session.id}>
                  <td className="whitespace-nowrap" title={format.exact(session.createdAt)}>
                    {format.dateTime(session.createdAt)}
                  </td>
                  <td className="whitespace-nowrap">{format.dateTime(session.lastSeenAt)}</td>
                  <td className="whitespace-nowrap">{format.dateTime(session.expiresAt)}</td>
                  <td>
                    {session.current ? (
                      <Badge tone="notice">{t('account.thisSession')}</Badge>
                    ) : (
                      <button
                        type="button"
                        className="control-danger"
                        disabled={end.isPending}
                        aria-label={t('account.endOf', { at: format.dateTime(session.createdAt) })}
                        onClick={() => end.mutate(session.id)}
                      >
                        {t('account.end')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
      <ActionProblem error={end.error} />
    </Section>
  );
}
