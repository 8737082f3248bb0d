'use client';

import type { DeliveryDetail } from '@almenara/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { Loaded } from '../../ui/states/loaded';
import { AttemptList } from './attempt-list';
import { DELIVERY_TONES } from './delivery-tones';
import { ReplayDialog } from './replay-dialog';

const REFRESH_MS = 10_000;

/** One delivery: what was sent, each attempt, and another one by hand. */
export function DeliveryPage(props: { project: string; delivery: string }) {
  const t = useTranslate();
  const router = useRouter();
  const client = useQueryClient();
  const maySee = useMay('engineer');
  const [isReplaying, setIsReplaying] = useState(false);
  const { project, delivery: id } = props;
  const queryKey = ['delivery', project, id];
  const delivery = useQuery({
    queryKey,
    queryFn: ({ signal }) => callApi('getDelivery', { params: { project, delivery: id } }, signal),
    enabled: maySee,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? REFRESH_MS : false),
  });
  if (!maySee) return <ForbiddenState needs="engineer" />;
  const mayReplay = delivery.data && !['waiting', 'cancelled'].includes(delivery.data.state);
  return (
    <Section
      title={t('deliveries.one')}
      action={
        <div className="flex flex-wrap gap-2">
          <Link href={`/${project}/settings/targets/deliveries`} className="control">
            {t('deliveries.all')}
          </Link>
          {mayReplay ? (
            <button type="button" className="control-primary" onClick={() => setIsReplaying(true)}>
              <RotateCcw size={14} aria-hidden="true" />
              {t('deliveries.replay')}
            </button>
          ) : null}
        </div>
      }
    >
      <Loaded query={delivery} needs="engineer" skeleton="h-64">
        {(found) => <Detail project={project} delivery={found} />}
      </Loaded>
      {isReplaying ? (
        <ReplayDialog
          project={project}
          delivery={id}
          onReplayed={(sent) => {
            setIsReplaying(false);
            client.setQueryData(['delivery', project, sent.id], sent);
            if (sent.id !== id) router.push(`/${project}/settings/targets/deliveries/${sent.id}`);
          }}
          onClose={() => setIsReplaying(false)}
        />
      ) : null}
    </Section>
  );
}

function Detail({ project, delivery }: { project: string; delivery: DeliveryDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const { state, target, event, incident, replayOf, replayReason } = delivery;
  const page = (id: string) => `/${project}/settings/targets/deliveries/${id}`;
  const facts: Fact[] = [
    [
      t('deliveries.state'),
      <Badge key="s" tone={DELIVERY_TONES[state]}>
        {t(`deliveries.state.${state}`)}
      </Badge>,
    ],
    [t('deliveries.target'), target.name],
    [t('deliveries.event'), event],
    [t('deliveries.created'), format.dateTime(delivery.createdAt)],
    ...(incident === null
      ? []
      : [
          [
            t('deliveries.incident'),
            <Link key="i" href={`/${project}/incidents/${incident}`} className="text-accent hover:underline">
              {incident}
            </Link>,
          ] as const,
        ]),
    ...(delivery.nextAttemptAt === null
      ? []
      : [[t('deliveries.next'), format.dateTime(delivery.nextAttemptAt)] as const]),
    ...(replayOf === null
      ? []
      : [
          [
            t('deliveries.replayOf'),
            <Link key="r" href={page(replayOf)} className="text-accent hover:underline">
              {replayReason ?? replayOf}
            </Link>,
          ] as const,
        ]),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="panel flex flex-col gap-3">
        <FactList facts={facts} />
        <p className="font-mono text-meta text-ink-2 [overflow-wrap:anywhere]">{delivery.id}</p>
        {state === 'unknown' ? (
          <p className="max-w-[72ch] text-data">{t('deliveries.unknown.text')}</p>
        ) : null}
      </div>
      <AttemptList attempts={delivery.log} />
      <section aria-label={t('deliveries.data')} className="flex min-w-0 flex-col gap-2">
        <h3 className="text-data font-strong">{t('deliveries.data')}</h3>
        <pre className="panel overflow-x-auto text-meta" tabIndex={0}>
          {JSON.stringify(delivery.data, null, 2)}
        </pre>
      </section>
    </div>
  );
}
