'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';

/** Everybody with an account on this installation, for its operator. */
export function AccountList() {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => callApi('listAccounts', {}, signal),
  });
  const disable = useMutation({
    mutationFn: ({ user, disabled }: { user: string; disabled: boolean }) =>
      callApi('disableAccount', { params: { user }, body: { disabled } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <Section title={t('account.all')} text={t('account.all.text')}>
      <Loaded query={accounts} needs="admin" skeleton="h-24">
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-2">{t('account.all.none')}</p>
          ) : (
            <Table label={t('account.all')}>
              <thead>
                <tr>
                  <th scope="col">{t('members.name')}</th>
                  <th scope="col">{t('members.email')}</th>
                  <th scope="col">{t('members.since')}</th>
                  <th scope="col">{t('list.actions')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, name, email, createdAt, disabledAt }) => {
                  const isDisabled = disabledAt !== null;
                  return (
                    <tr key={id}>
                      <th scope="row" className="break-words">
                        {name}
                      </th>
                      <td className="break-all">{email}</td>
                      <td className="whitespace-nowrap">{format.date(createdAt)}</td>
                      <td>
                        <button
                          type="button"
                          className={isDisabled ? 'control' : 'control-danger'}
                          disabled={disable.isPending}
                          aria-label={t(isDisabled ? 'account.enableOf' : 'account.disableOf', { email })}
                          onClick={() => disable.mutate({ user: id, disabled: !isDisabled })}
                        >
                          {t(isDisabled ? 'account.enable' : 'account.disable')}
                        </button>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      <ActionProblem error={disable.error} />
    </Section>
  );
}
