'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

const REFRESH_MS = 15_000;

/** Sent = stored, or where the difference is. Only requests with numbers can be accounted for. */
export function DataHealthLine(props: { project: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['ledger-summary', props.project],
    queryFn: ({ signal }) =>
      callApi('listLedger', { params: { project: props.project }, query: { limit: 1 } }, signal),
    refetchInterval: REFRESH_MS,
  });
  if (!data) return <p className="mt-4 min-h-6" />;
  const { senders, declared, stored, deadLettered, rejected, gaps, losses } = data.summary;
  if (senders === 0) return <p className="mt-4 min-h-6 text-data text-ink-2">{t('health.unnumbered')}</p>;
  const dropped = losses.reduce((sum, { count }) => sum + count, 0);
  const isWhole = declared === stored && gaps === 0 && dropped === 0;
  const Icon = isWhole ? CircleCheck : TriangleAlert;
  return (
    <p className="mt-4 flex min-h-6 flex-wrap items-center gap-x-2 text-data text-ink-2">
      <Icon size={16} aria-hidden="true" className={isWhole ? 'text-ok' : 'text-warning'} />
      {t('health.sent', { declared: format.count(declared), stored: format.count(stored) })}
      {deadLettered > 0 ? (
        <span>{t('health.deadLettered', { count: format.count(deadLettered) })}</span>
      ) : null}
      {rejected > 0 ? <span>{t('health.rejected', { count: format.count(rejected) })}</span> : null}
      {gaps > 0 ? <span>{t('health.gaps', { count: format.count(gaps) })}</span> : null}
      {dropped > 0 ? (
        <span>
          {t('health.losses', {
            count: format.count(dropped),
            reasons: losses.map(({ reason, count }) => `${reason} ${format.count(count)}`).join(', '),
          })}
        </span>
      ) : null}
    </p>
  );
}
