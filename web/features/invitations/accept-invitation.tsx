'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Field } from '../../ui/form/field';
import { useFormat } from '../../ui/format/format-provider';
import { isPasswordLongEnough, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../accounts/password';

/**
 * A new person chooses name and password; who has an account gives its password, or nothing where they are
 * logged in with it.
 */
export function AcceptInvitation(props: {
  token: string;
  invitation: ResultOf<'lookAtInvitation'>;
  isLoggedIn: boolean;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { invitation, isLoggedIn, token } = props;
  const isNew = !invitation.hasAccount;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const accept = useMutation({
    mutationFn: () =>
      callApi('acceptInvitation', {
        body: {
          token,
          ...(isNew ? { name: name.trim() } : {}),
          ...(isLoggedIn ? {} : { password }),
        },
      }),
    // A full load: every page was rendered for nobody so far.
    onSuccess: ({ project }) => location.assign(`/${project}`),
  });
  const isNameless = isNew && name.trim() === '';
  const isShort = isNew && !isPasswordLongEnough(password);
  const isMissing = !isNew && !isLoggedIn && password === '';
  const { error } = accept;
  const isWrong = error instanceof ApiError && (error.status === 401 || error.status === 403);
  return (
    <form
      className="panel flex flex-col gap-4"
      noValidate
      data-invitation={isNew ? 'new' : isLoggedIn ? 'logged-in' : 'known'}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isNameless && !isShort && !isMissing) accept.mutate();
      }}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <dt className="text-ink-2">{t('shell.project')}</dt>
        <dd className="font-medium break-words">{invitation.project.name}</dd>
        <dt className="text-ink-2">{t('members.role')}</dt>
        <dd>
          <span className="font-medium">{t(`role.${invitation.role}`)}</span>
          <span className="block text-data text-ink-2">{t(`role.${invitation.role}.may`)}</span>
        </dd>
        <dt className="text-ink-2">{t('members.email')}</dt>
        <dd className="break-all">{invitation.email}</dd>
        <dt className="text-ink-2">{t('invitation.until')}</dt>
        <dd>{format.dateTime(invitation.expiresAt)}</dd>
      </dl>
      <p className="text-ink-2">
        {isNew ? t('invitation.new') : isLoggedIn ? t('invitation.loggedIn') : t('invitation.known')}
      </p>
      <input type="hidden" name="username" autoComplete="username" value={invitation.email} readOnly />
      {isNew ? (
        <Field label={t('invitation.name')} error={isTried && isNameless ? t('form.nameNeeded') : undefined}>
          {(field) => (
            <input
              {...field}
              className="control w-full"
              autoComplete="name"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {isLoggedIn ? null : (
        <Field
          label={t('login.password')}
          {...(isNew ? { hint: t('account.passwordHint', { count: SHORTEST_PASSWORD }) } : {})}
          error={
            isTried && isShort
              ? t('account.passwordShort', { count: SHORTEST_PASSWORD })
              : isWrong
                ? t('account.wrongPassword')
                : isTried && isMissing
                  ? t('account.currentNeeded')
                  : undefined
          }
        >
          {(field) => (
            <input
              {...field}
              type="password"
              className="control w-full"
              autoComplete={isNew ? 'new-password' : 'current-password'}
              maxLength={LONGEST_PASSWORD}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      )}
      {isWrong && !isLoggedIn ? null : <ActionProblem error={error} />}
      <button type="submit" className="control-primary self-start" disabled={accept.isPending}>
        {t('invitation.accept')}
      </button>
    </form>
  );
}
