'use client';

import { type Key, ROLES, type Role } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { isRefusedField } from '../../ui/states/problem-key';
import { EXPIRIES, type Expiry, expiresAt } from './expiry';

interface Props {
  readonly project: string;
  readonly isOpen: boolean;
  readonly onMade: (answer: { key: Key; secret: string }) => void;
  readonly onClose: () => void;
}

export function CreateKeyDialog(props: Props) {
  const t = useTranslate();
  return (
    <Dialog title={t('keys.new')} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateKeyForm {...props} />
    </Dialog>
  );
}

function CreateKeyForm(props: Props) {
  const t = useTranslate();
  const [name, setName] = useState('');
  const [ingest, setIngest] = useState(true);
  const [role, setRole] = useState<Role | ''>('');
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [isTried, setIsTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      callApi('createKey', {
        params: { project: props.project },
        body: { name: name.trim(), ingest, role: role || null, expiresAt: expiresAt(expiry, Date.now()) },
      }),
    onSuccess: props.onMade,
  });
  const isNameless = name.trim() === '';
  const isUseless = !ingest && role === '';
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isNameless && !isUseless) create.mutate();
      }}
    >
      <Field
        label={t('keys.name')}
        hint={t('keys.name.hint')}
        error={
          (isTried && isNameless) || isRefusedField(create.error, 'name') ? t('form.nameNeeded') : undefined
        }
      >
        {(field) => (
          <input
            {...field}
            className="control w-full"
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={ingest}
          onChange={(event) => setIngest(event.target.checked)}
        />
        {t('keys.ingest')}
      </label>
      <Field
        label={t('keys.role')}
        hint={t('keys.role.hint')}
        error={isTried && isUseless ? t('keys.useless') : undefined}
      >
        {(field) => (
          <select
            {...field}
            className="control"
            value={role}
            onChange={(event) => setRole(event.target.value as Role | '')}
          >
            <option value="">{t('keys.role.none')}</option>
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {t(`role.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('keys.expires')}>
        {(field) => (
          <select
            {...field}
            className="control"
            value={expiry}
            onChange={(event) => setExpiry(event.target.value as Expiry)}
          >
            {EXPIRIES.map((each) => (
              <option key={each} value={each}>
                {t(`keys.expiry.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ActionProblem error={create.error} />
      <DialogActions submit={t('keys.create')} isDisabled={create.isPending} onClose={props.onClose} />
    </form>
  );
}
