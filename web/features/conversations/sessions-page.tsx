'use client';

import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { scopeQueryOf } from '../../ui/scope/scope';
import { ScopeBar } from '../../ui/scope/scope-bar';
import { useScope } from '../../ui/scope/use-scope';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { SearchField } from '../traces/search-field';
import { TracesTabs } from '../traces/traces-tabs';
import { NoSessions } from './no-sessions';
import { SessionTable } from './session-table';

const PAGE_SIZE = 50;

/** Which conversations were there, and how did they go? */
export function SessionsPage(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { scope, key } = useScope();
  const params = { project: props.project };
  const pages = usePages({
    queryKey: ['sessions', props.project, key],
    limit: PAGE_SIZE,
    ask: (page, now, signal) =>
      callApi('listConversations', { params, query: { ...scopeQueryOf(scope, now), ...page } }, signal),
    keepsOld: true,
  });
  const sessions = pages.items ?? [];
  return (
    <>
      <ScopeBar />
      <TracesTabs project={props.project} />
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton className="h-[70dvh]" /> : null}
      {pages.isSuccess && sessions.length === 0 ? <NoSessions project={props.project} /> : null}
      {sessions.length > 0 ? (
        <div className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap items-center gap-2">
            <SearchField />
            <p className="ml-auto text-data text-ink-2" role="status">
              {pages.hasNextPage
                ? t('sessions.more', { count: format.count(sessions.length) })
                : t('sessions.all', { count: sessions.length })}
            </p>
          </div>
          <SessionTable project={props.project} sessions={sessions} isStale={pages.isPlaceholderData} />
          <MoreButton pages={pages} />
        </div>
      ) : null}
    </>
  );
}
