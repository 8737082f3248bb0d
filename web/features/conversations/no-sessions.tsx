'use client';

import { useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { EmptyFiltered } from '../../ui/states/empty-filtered';
import { EmptyNever } from '../../ui/states/empty-never';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';

/** How each kind of sender says to which session a trace belongs: code, the same in every language. */
const WAYS = [
  ['@almenara/sdk', "client.startTrace('answer', { sessionId })"],
  ['OpenTelemetry', "span.setAttribute('gen_ai.conversation.id', sessionId)"],
  ['OpenInference', "span.setAttribute('session.id', sessionId)"],
] as const;

/** Why there is none: nothing ever came, traces came without a session, or none passes the filters. */
export function NoSessions(props: { project: string }) {
  const t = useTranslate();
  const params = { project: props.project };
  const query = { limit: 1 };
  const sessions = useQuery({
    queryKey: ['has-sessions', props.project],
    queryFn: ({ signal }) => callApi('listConversations', { params, query }, signal),
  });
  const traces = useQuery({
    queryKey: ['has-data', props.project],
    queryFn: ({ signal }) => callApi('listTraces', { params, query }, signal),
  });
  const failed = [sessions, traces].find(({ isError }) => isError);
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!sessions.data || !traces.data) return <Skeleton className="h-96" />;
  if (sessions.data.items.length > 0) return <EmptyFiltered of="sessions" />;
  if (traces.data.items.length === 0) return <EmptyNever project={props.project} />;
  return (
    <StatePanel
      state="empty-sessions"
      icon={<MessagesSquare aria-hidden="true" />}
      title={t('sessions.none')}
    >
      <p className="mb-3">{t('sessions.none.text')}</p>
      <dl className="flex flex-col gap-2">
        {WAYS.map(([name, code]) => (
          <div key={name}>
            <dt className="text-meta">{name}</dt>
            <dd
              className="overflow-x-auto rounded-control bg-raised p-2 font-mono text-data text-ink"
              tabIndex={0}
            >
              {code}
            </dd>
          </div>
        ))}
      </dl>
    </StatePanel>
  );
}
