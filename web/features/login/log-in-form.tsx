'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';

/** Exchanges the token of the one-time link for a session. The token leaves the address at once. */
export function LogInForm() {
  const t = useTranslate();
  const [token, setToken] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<'refused' | 'failed'>();
  const started = useRef(false);

  const logIn = useCallback(async (given: string) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await callApi('startSession', { body: { token: tokenIn(given) } });
      // A full load: every page was rendered for nobody so far.
      location.assign('/');
    } catch (error) {
      setProblem(error instanceof ApiError && error.status < 500 ? 'refused' : 'failed');
      setIsBusy(false);
    }
  }, []);

  useEffect(() => {
    const given = new URLSearchParams(location.search).get('token');
    if (!given || started.current) return;
    started.current = true;
    history.replaceState(null, '', '/login');
    void logIn(given);
  }, [logIn]);

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim()) void logIn(token);
      }}
    >
      <label htmlFor="token" className="font-medium">
        {t('login.token')}
      </label>
      <input
        id="token"
        className="control w-full font-mono"
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <button type="submit" className="control self-start" disabled={isBusy}>
        {t('login.submit')}
      </button>
      <p role="status" className="min-h-5 text-danger">
        {problem ? t(`login.${problem}`) : ''}
      </p>
    </form>
  );
}

/** People paste the token or the whole link. */
function tokenIn(text: string): string {
  return /[?&]token=([^&\s]+)/.exec(text)?.[1] ?? text.trim();
}
