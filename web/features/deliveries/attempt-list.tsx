'use client';

import type { DeliveryDetail } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';

type Attempt = DeliveryDetail['log'][number];

/** What was sent and answered each time, the oldest first. */
export function AttemptList({ attempts }: { attempts: readonly Attempt[] }) {
  const t = useTranslate();
  return (
    <section aria-label={t('deliveries.log')} className="flex min-w-0 flex-col gap-2">
      <h3 className="text-data font-strong">{t('deliveries.log')}</h3>
      {attempts.length === 0 ? <p className="text-ink-2">{t('deliveries.log.none')}</p> : null}
      <ol className="flex flex-col gap-2">
        {attempts.map((attempt) => (
          <AttemptItem key={attempt.attempt} attempt={attempt} />
        ))}
      </ol>
    </section>
  );
}

function AttemptItem({ attempt }: { attempt: Attempt }) {
  const t = useTranslate();
  const format = useFormat();
  const { failure, failureClass, status, latencyMs, requestHeaders, bodyDigest, excerpt } = attempt;
  return (
    <li className="panel flex min-w-0 flex-col gap-2 text-data" data-attempt={attempt.attempt}>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t('deliveries.attempt', { number: attempt.attempt })}</span>
        <Badge tone={failure === null ? 'ok' : 'danger'}>
          {failure === null ? t('deliveries.state.delivered') : failure}
        </Badge>
        {failureClass === null ? null : <Badge>{t(`deliveries.class.${failureClass}`)}</Badge>}
        <span className="text-ink-2" title={format.exact(attempt.at)}>
          {format.dateTime(attempt.at)}
          {latencyMs === null ? '' : ` · ${t('deliveries.latency', { milliseconds: latencyMs })}`}
          {status === null ? '' : ` · ${t('deliveries.status', { status: String(status) })}`}
        </span>
      </p>
      {requestHeaders === null ? null : (
        <details>
          <summary className="cursor-pointer">{t('deliveries.headers')}</summary>
          <pre className="overflow-x-auto text-meta" tabIndex={0}>
            {Object.entries(requestHeaders)
              .map(([name, value]) => `${name}: ${value}`)
              .join('\n')}
            {bodyDigest === null ? '' : `\n\nsha256 ${bodyDigest}`}
          </pre>
        </details>
      )}
      {excerpt === '' ? null : (
        <pre
          className="max-h-48 overflow-auto text-meta whitespace-pre-wrap"
          tabIndex={0}
          aria-label={t('deliveries.answer')}
        >
          {excerpt}
        </pre>
      )}
    </li>
  );
}
