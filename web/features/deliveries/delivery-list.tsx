'use client';

import type { Delivery } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { DELIVERY_TONES } from './delivery-tones';

/** What was sent, the newest first. */
export function DeliveryList(props: { project: string; deliveries: readonly Delivery[]; isStale: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <ul className={`panel flex flex-col divide-y divide-line p-0 ${props.isStale ? 'opacity-60' : ''}`}>
      {props.deliveries.map((delivery) => (
        <li
          key={delivery.id}
          className="flex min-w-0 flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 text-data"
          data-delivery={delivery.id}
        >
          <Link
            href={`/${props.project}/settings/targets/deliveries/${delivery.id}`}
            className="inline-flex min-h-6 items-center text-accent hover:underline"
          >
            {format.dateTime(delivery.createdAt)}
          </Link>
          <Badge tone={DELIVERY_TONES[delivery.state]}>{t(`deliveries.state.${delivery.state}`)}</Badge>
          <span className="font-mono text-meta">{delivery.event}</span>
          <span className="[overflow-wrap:anywhere]">{delivery.target.name}</span>
          {delivery.incident === null ? null : (
            <Link
              href={`/${props.project}/incidents/${delivery.incident}`}
              className="inline-flex min-h-6 items-center font-mono text-meta text-accent hover:underline"
            >
              {delivery.incident}
            </Link>
          )}
          <span className="text-ink-2">
            {t('deliveries.attempts', { count: delivery.attempts })}
            {delivery.failure === null ? '' : ` · ${delivery.failure}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
