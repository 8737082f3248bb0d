'use client';

import { useState } from 'react';
import { ApiError, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { useWait } from './use-wait';

/** For people with an account. A wrong e-mail and a wrong password get one answer. */
export function PasswordForm() {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [seconds, startWait] = useWait();
  const isWaiting = seconds > 0;

  const logIn = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await callApi('logIn', { body: { email: email.trim(), password } });
      // A full load: every page was rendered for nobody so far.
      location.assign('/');
    } catch (caught) {
      const failure = caught as Error;
      if (failure instanceof ApiError && failure.status === 429) startWait(failure.retryAfterSeconds ?? 60);
      setError(failure);
      setIsBusy(false);
    }
  };

  const isRefused = error instanceof ApiError && (error.status === 401 || error.status === 400);
  const isThrottled = error instanceof ApiError && error.status === 429;
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (email.trim() !== '' && password !== '' && !isWaiting) void logIn();
      }}
    >
      <Field label={t('members.email')}>
        {(field) => (
          <input
            {...field}
            type="email"
            name="email"
            className="control w-full"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('login.password')}>
        {(field) => (
          <input
            {...field}
            type="password"
            name="password"
            className="control w-full"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="control-primary self-start" disabled={isBusy || isWaiting}>
        {t('login.submit')}
      </button>
      <ActionProblem error={error}>
        {isThrottled
          ? isWaiting
            ? t('login.throttled', { seconds })
            : t('login.again')
          : isRefused
            ? t('login.wrong')
            : undefined}
      </ActionProblem>
    </form>
  );
}
