'use client';

import type { Conversation } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

/** What is known of a session's cost, and of how many of its turns it is known. */
export function KnownCost(props: { session: Pick<Conversation, 'cost' | 'traceCount'>; isShort?: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const { cost, traceCount } = props.session;
  const isPart = cost.known > 0 && cost.known < traceCount;
  const whole = t('sessions.costKnown', { known: cost.known, all: traceCount });
  return (
    <>
      {format.money(cost.total, cost.currency)}
      {isPart ? (
        <span className="text-meta text-ink-2" title={props.isShort ? whole : undefined}>
          {' '}
          {props.isShort ? t('sessions.costKnownShort', { known: cost.known, all: traceCount }) : whole}
        </span>
      ) : null}
    </>
  );
}
