'use client';

import type { SpanItem } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

/** Cost of a model call: as told, or as estimated, or that there is no price to estimate it by. */
export function CallCost(props: { project: string; span: SpanItem }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, span } = props;
  const { cost, usage } = span;
  if (cost.total !== undefined) {
    const amount = format.money(cost.total, cost.currency);
    return <>{cost.source === 'estimate' ? t('trace.cost.estimated', { amount }) : amount}</>;
  }
  const isCounted = usage.input !== undefined && (usage.output !== undefined || span.type === 'embedding');
  if (!isCounted || span.model === null) return <>–</>;
  return (
    <Link href={`/${project}/settings/prices`} className="text-accent underline">
      {t('trace.cost.noPrice')}
    </Link>
  );
}
