'use client';

import type { DataHealth } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { TimeChart } from '../../ui/charts/time-chart';
import { useFormat } from '../../ui/format/format-provider';
import { StatePanel } from '../../ui/states/state-panel';
import { Bird } from 'lucide-react';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The proof: spans that the monitor sends as a client would and reads back, once a minute. */
export function CanaryPanel(props: { health: DataHealth }) {
  const t = useTranslate();
  const format = useFormat();
  const { canary, checkedAt } = props.health;
  const now = Date.parse(checkedAt);
  const { latest } = canary;
  if (!latest)
    return (
      <StatePanel
        state="canary-pending"
        icon={<Bird aria-hidden="true" />}
        title={t('health.canary.pending')}
      >
        <p>{t('health.canary.what')}</p>
      </StatePanel>
    );
  const failures = canary.runs.filter(({ failure }) => failure !== null).toReversed();
  const headline =
    latest.storedAfterMs === null
      ? t(latest.failure ? `health.canary.failure.${latest.failure}` : 'health.canary.underway', {
          at: format.time(latest.sentAt),
        })
      : t('health.canary.back', {
          at: format.time(latest.sentAt),
          duration: format.duration(latest.storedAfterMs),
        });
  return (
    <div className="flex flex-col gap-2" data-canary={latest.storedAfterMs === null ? 'waiting' : 'back'}>
      <TimeChart
        from={now - HOUR_MS}
        to={now}
        bucketMs={MINUTE_MS}
        now={now}
        kind="line"
        isLow
        title={t('health.canary.title')}
        headline={headline}
        series={[
          {
            name: t('health.canary.duration'),
            points: canary.runs.map(({ sentAt, storedAfterMs }) => ({
              time: Math.floor(Date.parse(sentAt) / MINUTE_MS) * MINUTE_MS,
              value: storedAfterMs,
            })),
          },
        ]}
        writeValue={format.duration}
      />
      <p className="text-data text-ink-2">
        {t('health.canary.day', {
          stored: format.count(canary.stored),
          sent: canary.sent,
          p50: format.duration(canary.storedAfterMsP50),
          p95: format.duration(canary.storedAfterMsP95),
        })}
      </p>
      {failures.length > 0 ? (
        <ul className="text-data text-danger">
          {failures.slice(0, 5).map(({ sentAt, failure }) => (
            <li key={sentAt}>{t(`health.canary.failure.${failure!}`, { at: format.time(sentAt) })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
