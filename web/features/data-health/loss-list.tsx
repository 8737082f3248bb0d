'use client';

import { LOSS_REASONS } from '@almenara/contract';
import type { MessageKey } from '../../i18n/translate';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

type Losses = readonly { readonly reason: string; readonly count: number }[];

/** What senders say that they could not deliver, and why. Reasons of other senders are shown as they came. */
export function LossList(props: { losses: Losses }) {
  const t = useTranslate();
  const format = useFormat();
  const isKnown = (reason: string) => LOSS_REASONS.includes(reason as (typeof LOSS_REASONS)[number]);
  return (
    <dl className="grid w-fit grid-cols-[auto_1fr] gap-x-4 gap-y-1" data-losses>
      {props.losses.map(({ reason, count }) => (
        <div key={reason} className="contents">
          <dt className="text-right font-medium">{format.count(count)}</dt>
          <dd>{isKnown(reason) ? t(`health.loss.${reason}` as MessageKey) : reason}</dd>
        </div>
      ))}
    </dl>
  );
}
