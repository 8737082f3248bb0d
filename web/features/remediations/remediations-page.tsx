'use client';

import { useQuery } from '@tanstack/react-query';
import { Wrench } from 'lucide-react';
import Link from 'next/link';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { useMay } from '../../ui/session/session-provider';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';
import { RemediationFilters } from './remediation-filters';
import { RemediationList } from './remediation-list';
import { targetOptions } from './target-options';
import { useRemediationFilter } from './use-remediation-filter';
import { useRemediations } from './use-remediations';

/** What other systems were asked to do, and whether they did. */
export function RemediationsPage(props: { project: string }) {
  const t = useTranslate();
  const { project } = props;
  const { filter, setFilter } = useRemediationFilter();
  const mayListTargets = useMay('engineer');
  const targets = useQuery({
    queryKey: ['targets', project],
    queryFn: ({ signal }) => callApi('listTargets', { params: { project } }, signal),
    enabled: mayListTargets,
  });
  const { lists, items, counts, error, isStale } = useRemediations(project, filter);
  const named = (items ?? []).map(({ target }) => target);
  const isFiltered = filter.state !== null || filter.target !== null;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="text-page font-strong">{t('remediations.title')}</h1>
        <p className="max-w-[72ch] text-ink-2">{t('remediations.text')}</p>
      </div>
      <RemediationFilters
        filter={filter}
        counts={counts}
        targets={targetOptions(targets.data?.items ?? [], named, filter.target)}
        onChange={(change) => void setFilter(change)}
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all(lists.map((list) => list.refetch()))} />
      ) : null}
      {items || error ? null : <Skeleton className="h-96" />}
      {items?.length === 0 ? (
        <NoRemediations
          project={project}
          isFiltered={isFiltered}
          onDrop={() => void setFilter({ state: null, target: null })}
        />
      ) : null}
      {items && items.length > 0 ? (
        <RemediationList project={project} remediations={items} isStale={isStale} />
      ) : null}
      {lists.map((list, index) => (
        <MoreButton key={index} pages={list} />
      ))}
    </div>
  );
}

/** Says how one comes to be, and where that is set up. */
function NoRemediations(props: { project: string; isFiltered: boolean; onDrop: () => void }) {
  const t = useTranslate();
  const { project, isFiltered } = props;
  if (isFiltered)
    return (
      <StatePanel
        state="empty-filtered"
        icon={<Wrench aria-hidden="true" />}
        title={t('remediations.none.filtered')}
        actions={
          <button type="button" className="control" onClick={props.onDrop}>
            {t('remediations.none.drop')}
          </button>
        }
      />
    );
  return (
    <StatePanel
      state="no-remediations"
      icon={<Wrench aria-hidden="true" />}
      title={t('remediations.none')}
      actions={
        <>
          <Link href={`/${project}/settings/targets`} className="control">
            {t('remediations.none.targets')}
          </Link>
          <Link href={`/${project}/incidents?state=open`} className="control">
            {t('remediations.none.incidents')}
          </Link>
        </>
      }
    >
      <ol className="flex max-w-[72ch] list-decimal flex-col gap-1 pl-5">
        {(['target', 'incident', 'approval', 'verification'] as const).map((step) => (
          <li key={step}>{t(`remediations.none.step.${step}`)}</li>
        ))}
      </ol>
    </StatePanel>
  );
}
