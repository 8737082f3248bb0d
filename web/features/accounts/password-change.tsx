'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { isPasswordLongEnough, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password';

export function PasswordChange(props: { email: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [isTried, setIsTried] = useState(false);
  const change = useMutation({
    mutationFn: () => callApi('changePassword', { body: { currentPassword, newPassword } }),
    onSuccess: () => {
      setCurrent('');
      setNew('');
      setIsTried(false);
      void client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const isShort = !isPasswordLongEnough(newPassword);
  const { error } = change;
  const isWrong = error instanceof ApiError && (error.status === 403 || error.status === 401);
  const wait =
    error instanceof ApiError && error.status === 429 ? (error.retryAfterSeconds ?? 60) : undefined;
  return (
    <form
      className="panel flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isShort && currentPassword !== '') change.mutate();
      }}
    >
      {/* So that password managers know whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <Field
        label={t('account.currentPassword')}
        error={
          isWrong
            ? t('account.wrongPassword')
            : isTried && currentPassword === ''
              ? t('account.currentNeeded')
              : undefined
        }
      >
        {(field) => (
          <input
            {...field}
            type="password"
            className="control w-full max-w-md"
            autoComplete="current-password"
            value={currentPassword}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('account.newPassword')}
        hint={t('account.passwordHint', { count: SHORTEST_PASSWORD })}
        error={isTried && isShort ? t('account.passwordShort', { count: SHORTEST_PASSWORD }) : undefined}
      >
        {(field) => (
          <input
            {...field}
            type="password"
            className="control w-full max-w-md"
            autoComplete="new-password"
            maxLength={LONGEST_PASSWORD}
            value={newPassword}
            onChange={(event) => setNew(event.target.value)}
          />
        )}
      </Field>
      {isWrong ? null : (
        <ActionProblem error={error}>
          {wait === undefined ? undefined : t('login.throttled', { seconds: wait })}
        </ActionProblem>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="control-primary" disabled={change.isPending}>
          {t('account.changePassword')}
        </button>
        <p role="status" className="min-h-5 text-data text-ok">
          {change.data ? t('account.passwordChanged', { count: change.data.endedSessions }) : ''}
        </p>
      </div>
    </form>
  );
}
