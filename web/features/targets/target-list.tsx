'use client';

import type { Webhook } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { Send, Trash2 } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { useMay } from '../../ui/session/session-provider';

const TONES = { waiting: 'notice', delivered: 'ok', failed: 'danger' } as const;

/** Each address with what came of the last delivery; whoever may can try it. */
export function WebhookTable(props: {
  project: string;
  webhooks: readonly Webhook[];
  onRemove: (webhook: Webhook) => void;
  onTested: () => void;
}) {
  const { project, webhooks, onRemove, onTested } = props;
  return (
    <ul className="panel flex flex-col divide-y divide-line p-0">
      {webhooks.map((webhook) => (
        <WebhookItem
          key={webhook.id}
          project={project}
          webhook={webhook}
          onRemove={() => onRemove(webhook)}
          onTested={onTested}
        />
      ))}
    </ul>
  );
}

function WebhookItem(props: {
  project: string;
  webhook: Webhook;
  onRemove: () => void;
  onTested: () => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const isAdmin = useMay('admin');
  const { project, webhook } = props;
  const test = useMutation({
    mutationFn: () => callApi('testWebhook', { params: { project, webhook: webhook.id } }),
    onSuccess: props.onTested,
  });
  const { lastDelivery } = webhook;
  return (
    <li
      className="flex min-w-0 flex-wrap items-start justify-between gap-x-6 gap-y-2 p-4"
      data-webhook={webhook.id}
    >
      <div className="flex min-w-0 flex-col items-start gap-1">
        <p className="font-mono text-data [overflow-wrap:anywhere]">{webhook.url}</p>
        <p className="text-meta text-ink-2">
          {t('webhooks.made', { at: format.dateTime(webhook.createdAt), hint: webhook.secretHint })}
        </p>
        <p className="flex flex-wrap items-center gap-2 text-data text-ink-2">
          {webhook.enabled ? null : <Badge tone="warning">{t('webhooks.disabled')}</Badge>}
          {lastDelivery === null ? (
            t('webhooks.neverDelivered')
          ) : (
            <>
              <Badge tone={TONES[lastDelivery.state]}>{t(`webhooks.delivery.${lastDelivery.state}`)}</Badge>
              {lastDelivery.status === null
                ? ''
                : t('webhooks.status', { status: String(lastDelivery.status) })}{' '}
              {format.dateTime(lastDelivery.at)}
            </>
          )}
        </p>
        <p role="status" className={`min-h-5 text-data ${test.data?.delivered ? 'text-ok' : 'text-danger'}`}>
          {test.data ? <TestResult result={test.data} /> : ''}
        </p>
        {test.isError ? <ActionProblem error={test.error} /> : null}
      </div>
      {isAdmin ? (
        <div className="flex gap-2">
          <button
            type="button"
            className="control"
            aria-label={t('webhooks.testOf', { url: webhook.url })}
            disabled={test.isPending}
            onClick={() => test.mutate()}
          >
            <Send size={14} aria-hidden="true" />
            {t('webhooks.test')}
          </button>
          <button
            type="button"
            className="control"
            aria-label={t('webhooks.removeOf', { url: webhook.url })}
            onClick={props.onRemove}
          >
            <Trash2 size={14} aria-hidden="true" />
            {t('webhooks.remove')}
          </button>
        </div>
      ) : null}
    </li>
  );
}

function TestResult(props: {
  result: { delivered: boolean; status: number | null; failure: string | null };
}) {
  const t = useTranslate();
  const { delivered, status, failure } = props.result;
  if (delivered) return t('webhooks.test.delivered', { status: String(status ?? '–') });
  return status === null
    ? t('webhooks.test.failed', { failure: failure ?? '–' })
    : t('webhooks.test.refused', { status: String(status) });
}
