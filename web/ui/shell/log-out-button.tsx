'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';

/** Ends the session on the server and leaves nothing of it in this window. */
export function LogOutButton() {
  const t = useTranslate();
  const [isBusy, setIsBusy] = useState(false);
  const logOut = async () => {
    setIsBusy(true);
    // A session that is over already is no reason to stay.
    await callApi('endSession', {}).catch(() => undefined);
    location.assign('/login');
  };
  return (
    <button type="button" className="control" disabled={isBusy} onClick={() => void logOut()}>
      <LogOut size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="max-sm:sr-only">{t('shell.logOut')}</span>
    </button>
  );
}
