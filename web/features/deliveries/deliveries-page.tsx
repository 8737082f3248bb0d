'use client';

import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { ErrorState } from '../../ui/states/error-state';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';
import { DeliveryFilters } from './delivery-filters';
import { DeliveryList } from './delivery-list';
import { deliveryQueryOf, useDeliveryFilter } from './use-delivery-filter';

const PAGE_SIZE = 50;
const REFRESH_MS = 30_000;

/** What was sent to targets and what came of it. */
export function DeliveriesPage({ project }: { project: string }) {
  const t = useTranslate();
  const maySee = useMay('engineer');
  const { filter, setFilter } = useDeliveryFilter();
  const params = { project };
  const targets = useQuery({
    queryKey: ['targets', project],
    queryFn: ({ signal }) => callApi('listTargets', { params }, signal),
    enabled: maySee,
  });
  const pages = usePages({
    queryKey: ['deliveries', project, filter],
    limit: PAGE_SIZE,
    ask: (page, _now, signal) =>
      callApi('listDeliveries', { params, query: { ...deliveryQueryOf(filter), ...page } }, signal),
    keepsOld: true,
    enabled: maySee,
    refetchInterval: REFRESH_MS,
  });
  if (!maySee) return <ForbiddenState needs="engineer" />;
  return (
    <Section title={t('deliveries.title')} text={t('deliveries.text')}>
      <DeliveryFilters
        targets={targets.data?.items ?? []}
        filter={filter}
        onChange={(change) => void setFilter(change)}
      />
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton className="h-64" /> : null}
      {pages.items?.length === 0 ? (
        <StatePanel state="empty" icon={<ScrollText aria-hidden="true" />} title={t('deliveries.none')}>
          <p>{t('deliveries.none.text')}</p>
        </StatePanel>
      ) : null}
      {pages.items && pages.items.length > 0 ? (
        <DeliveryList project={project} deliveries={pages.items} isStale={pages.isPlaceholderData} />
      ) : null}
      <MoreButton pages={pages} />
    </Section>
  );
}
