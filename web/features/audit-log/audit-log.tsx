'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { apiUrl, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { ErrorState } from '../../ui/states/error-state';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Skeleton } from '../../ui/states/skeleton';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { ChainState } from './chain-state';
import { auditQueryOf, useAuditFilter } from './use-audit-filter';

const PAGE_SIZE = 50;
const nowOf = () => Date.now();

/** Who changed what, and whether anybody has changed the record of it. */
export function AuditLog(props: { project: string }) {
  const t = useTranslate();
  const isAdmin = useMay('admin');
  const { filter, setFilter } = useAuditFilter();
  const params = { project: props.project };
  const [opened] = useState(() => Date.now());
  const pages = useInfiniteQuery({
    queryKey: ['audit-log', props.project, filter],
    queryFn: ({ signal, pageParam }) => {
      // All pages look at the time as it was when the first one was asked for.
      const now = pageParam?.now ?? nowOf();
      const query = {
        ...auditQueryOf(filter, now),
        limit: PAGE_SIZE,
        ...(pageParam ? { cursor: pageParam.cursor } : {}),
      };
      return callApi('listAuditLog', { params, query }, signal).then((page) => ({ ...page, now }));
    },
    initialPageParam: undefined as { cursor: string; now: number } | undefined,
    getNextPageParam: ({ nextCursor, now }) => (nextCursor ? { cursor: nextCursor, now } : undefined),
    enabled: isAdmin,
  });
  if (!isAdmin) return <ForbiddenState needs="admin" />;
  const entries = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Section
      title={t('settings.tab.audit-log')}
      text={t('audit.text')}
      action={
        <a
          className="control"
          href={apiUrl('exportAuditLog', { params, query: auditQueryOf(filter, opened) })}
          download={`audit-log-${props.project}.ndjson`}
          suppressHydrationWarning
        >
          <Download size={14} aria-hidden="true" />
          {t('audit.export')}
        </a>
      }
    >
      <ChainState project={props.project} />
      <AuditFilters filter={filter} onChange={(change) => void setFilter(change)} />
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton className="h-64" /> : null}
      {entries ? <AuditTable entries={entries} onActor={(actor) => void setFilter({ actor })} /> : null}
      {pages.hasNextPage ? (
        <button
          type="button"
          className="control self-start"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('list.more')}
        </button>
      ) : null}
    </Section>
  );
}
