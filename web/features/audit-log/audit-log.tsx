'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { apiUrl, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
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

/** Who changed what, and whether anybody has changed the record of it. */
export function AuditLog(props: { project: string }) {
  const t = useTranslate();
  const isAdmin = useMay('admin');
  const { filter, setFilter } = useAuditFilter();
  const params = { project: props.project };
  const [opened] = useState(() => Date.now());
  const pages = usePages({
    queryKey: ['audit-log', props.project, filter],
    limit: PAGE_SIZE,
    ask: (page, now, signal) =>
      callApi('listAuditLog', { params, query: { ...auditQueryOf(filter, now), ...page } }, signal),
    enabled: isAdmin,
  });
  if (!isAdmin) return <ForbiddenState needs="admin" />;
  const entries = pages.items;
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
      <MoreButton pages={pages} />
    </Section>
  );
}
