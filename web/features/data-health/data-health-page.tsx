'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { Loaded } from '../../ui/states/loaded';
import { CanaryPanel } from './canary-panel';
import { DeadLetters } from './dead-letters';
import { HealthVerdict } from './health-verdict';
import { LossList } from './loss-list';
import { ReplayList } from './replay-list';
import { SenderTable } from './sender-table';

const REFRESH_MS = 5000;

/** Is anything lost or late? */
export function DataHealthPage(props: { project: string }) {
  const t = useTranslate();
  const { project } = props;
  const isAdmin = useMay('admin');
  const health = useQuery({
    queryKey: ['data-health', project],
    queryFn: ({ signal }) => callApi('getDataHealth', { params: { project } }, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <h1 className="text-page font-strong">{t('shell.health')}</h1>
      <Loaded query={health} needs="viewer" skeleton="h-[70dvh]">
        {(data) => (
          <>
            <HealthVerdict health={data} />
            <CanaryPanel health={data} />
            <SenderTable project={project} refreshMs={REFRESH_MS} />
            {data.ledger.losses.length > 0 ? (
              <Section title={t('health.losses')} text={t('health.losses.text')}>
                <LossList losses={data.ledger.losses} />
              </Section>
            ) : null}
            <DeadLetters project={project} letters={data.deadLetters} refreshMs={REFRESH_MS} />
            {isAdmin ? <ReplayList project={project} refreshMs={REFRESH_MS} /> : null}
          </>
        )}
      </Loaded>
    </div>
  );
}
