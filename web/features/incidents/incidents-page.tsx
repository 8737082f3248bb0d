'use client';

import { INCIDENT_STATES } from '@almenara/contract';
import { Flame } from 'lucide-react';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';
import { IncidentList } from './incident-list';
import { useOpenIncidents } from './use-open-incidents';

const PAGE_SIZE = 50;
const REFRESH_MS = 30_000;

/** What is burning, and what was. */
export function IncidentsPage(props: { project: string }) {
  const t = useTranslate();
  const { project } = props;
  const open = useOpenIncidents(project);
  const [state, setState] = useQueryState(
    'state',
    parseAsStringLiteral(INCIDENT_STATES).withOptions({ history: 'push', scroll: false }),
  );
  const pages = usePages({
    queryKey: ['incidents', project, state],
    limit: PAGE_SIZE,
    ask: (page, _now, signal) =>
      callApi(
        'listIncidents',
        { params: { project }, query: { ...(state ? { state } : {}), ...page } },
        signal,
      ),
    keepsOld: true,
    refetchInterval: REFRESH_MS,
  });
  const count = open.data?.open;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h1 className="text-page font-strong">{t('shell.incidents')}</h1>
        <div role="group" aria-label={t('incidents.filter')} className="flex flex-wrap gap-1">
          {([null, ...INCIDENT_STATES] as const).map((each) => (
            <button
              key={each ?? 'all'}
              type="button"
              className="control"
              aria-pressed={state === each}
              onClick={() => void setState(each)}
            >
              {t(`incidents.filter.${each ?? 'all'}`)}
            </button>
          ))}
        </div>
      </div>
      <p className="min-h-5 text-ink-2" data-open={count}>
        {count === undefined ? '' : t('incidents.openCount', { count })}
      </p>
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton className="h-96" /> : null}
      {pages.items?.length === 0 ? <NoIncidents project={project} state={state} /> : null}
      {pages.items && pages.items.length > 0 ? (
        <IncidentList project={project} incidents={pages.items} isStale={pages.isPlaceholderData} />
      ) : null}
      <MoreButton pages={pages} />
    </div>
  );
}

/** Silence is told together with what would have broken it. */
function NoIncidents(props: { project: string; state: (typeof INCIDENT_STATES)[number] | null }) {
  const t = useTranslate();
  return (
    <StatePanel
      state="no-incidents"
      icon={<Flame aria-hidden="true" />}
      title={t(`incidents.none.${props.state ?? 'all'}`)}
      actions={
        <Link href={`/${props.project}/drift`} className="control">
          {t('incidents.none.drift')}
        </Link>
      }
    >
      <p>{t('incidents.none.text')}</p>
    </StatePanel>
  );
}
