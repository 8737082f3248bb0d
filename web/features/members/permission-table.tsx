'use client';

import { hasRole, ROLES } from '@almenara/contract';
import { Check } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useReader } from '../../ui/session/session-provider';
import { Table } from '../../ui/table/table';
import { PERMISSIONS } from './permissions';

/** What each of the five roles may; the reader's own column is marked. */
export function PermissionTable() {
  const t = useTranslate();
  const { role: own, isOperator } = useReader();
  return (
    <Section title={t('members.roles')} text={t('members.roles.text')}>
      <Table label={t('members.roles')}>
        <thead>
          <tr>
            <td />
            {ROLES.map((role) => (
              <th key={role} scope="col" className="text-center">
                {t(`role.${role}`)}
                {role === own && !isOperator ? (
                  <span className="block font-normal">{t('members.you')}</span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PERMISSIONS.map(({ id, needs }) => (
            <tr key={id}>
              <th scope="row" className="min-w-48 font-normal">
                {t(`members.permission.${id}`)}
              </th>
              {ROLES.map((role) => {
                const isAllowed = hasRole(role, needs);
                return (
                  <td
                    key={role}
                    className={`text-center ${role === own && !isOperator ? 'bg-selected' : ''}`}
                  >
                    {isAllowed ? (
                      <Check size={16} aria-hidden="true" className="mx-auto text-ok" />
                    ) : (
                      <span aria-hidden="true" className="text-ink-3">
                        –
                      </span>
                    )}
                    <span className="sr-only">{isAllowed ? t('members.may') : t('members.mayNot')}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
