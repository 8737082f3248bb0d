'use client';

import { ROLES, type Role } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';

/** One of the five roles, with what the chosen one may. */
export function RoleSelect(props: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslate();
  return (
    <Field label={t('members.role')} hint={t(`role.${props.value}.may`)}>
      {(field) => (
        <select
          {...field}
          className="control"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as Role)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
