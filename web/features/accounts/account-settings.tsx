'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useReader } from '../../ui/session/session-provider';
import { AccountList } from './account-list';
import { NameForm } from './name-form';
import { PasswordChange } from './password-change';
import { SessionList } from './session-list';

/** The reader's own account; the local operator has none and looks after everybody's. */
export function AccountSettings() {
  const t = useTranslate();
  const { user, isOperator } = useReader();
  return (
    <div className="flex flex-col gap-8">
      {user ? (
        <>
          <Section title={t('settings.tab.account')} text={t('account.as', { email: user.email })}>
            <NameForm name={user.name} />
          </Section>
          <Section title={t('account.password')} text={t('account.password.text')}>
            <PasswordChange email={user.email} />
          </Section>
        </>
      ) : null}
      {isOperator ? <Section title={t('settings.tab.account')} text={t('account.operator')} /> : null}
      <SessionList />
      {isOperator ? <AccountList /> : null}
    </div>
  );
}
