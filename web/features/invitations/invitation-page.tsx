'use client';

import { MailX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ApiError, callApi, type ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { FormatProvider } from '../../ui/format/format-provider';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';
import { AcceptInvitation } from './accept-invitation';

interface Offer {
  readonly token: string;
  readonly invitation: ResultOf<'lookAtInvitation'>;
  /** Somebody is logged in with the invited address. */
  readonly isLoggedIn: boolean;
}

/** What an invitation offers. Its token leaves the address bar at once, so that it stands in no history. */
export function InvitationPage() {
  const t = useTranslate();
  const started = useRef(false);
  const [offer, setOffer] = useState<Offer>();
  const [error, setError] = useState<Error>();

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const token = new URLSearchParams(location.search).get('token') ?? '';
    history.replaceState(null, '', '/invitation');
    look(token).then(setOffer, (caught: unknown) => setError(caught as Error));
  }, []);

  if (offer)
    return (
      <FormatProvider timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone} currency="USD">
        <AcceptInvitation {...offer} />
      </FormatProvider>
    );
  if (!error) return <Skeleton className="h-80" />;
  // An empty or unreadable token is as useless as a used one.
  if (error instanceof ApiError && (error.status === 404 || error.status === 400))
    return (
      <StatePanel
        state="invitation-over"
        role="alert"
        icon={<MailX aria-hidden="true" />}
        title={t('invitation.over')}
      >
        <p>{t('invitation.over.text')}</p>
      </StatePanel>
    );
  return <ErrorState error={error} onRetry={() => location.reload()} />;
}

async function look(token: string): Promise<Offer> {
  const [invitation, session] = await Promise.all([
    callApi('lookAtInvitation', { body: { token } }),
    callApi('getSession', {}).catch(() => undefined),
  ]);
  return { token, invitation, isLoggedIn: session?.user?.email === invitation.email };
}
