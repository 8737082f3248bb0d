'use client';

import type { ErasureReceipt } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { ReceiptVerdict } from './receipt-verdict';
import { saveAsFile } from './save-as-file';

/** The signed proof: what was removed, that nothing is left, and when the last copies are gone. */
export function ReceiptPanel(props: { receipt: ErasureReceipt }) {
  const t = useTranslate();
  const format = useFormat();
  const { receipt } = props;
  const verify = useMutation({ mutationFn: () => callApi('verifyReceipt', { body: { receipt } }) });
  const total = Object.values(receipt.removed).reduce((sum, rows) => sum + rows, 0);
  const facts = [
    ['erasure.receipt.removed', t('erasure.receipt.rows', { count: total })],
    ['erasure.receipt.erasedAt', format.dateTime(receipt.erasedAt)],
    ['erasure.receipt.logGone', format.dateTime(receipt.logCopiesGoneAt)],
    ['erasure.receipt.by', receipt.requestedBy],
    ['erasure.receipt.subject', receipt.subject],
    ['erasure.receipt.signature', receipt.signature],
  ] as const;
  return (
    <section
      className="flex flex-col gap-3 rounded-panel bg-bg p-4"
      aria-label={t('erasure.receipt')}
      data-receipt
    >
      <h3 className="font-strong">{t('erasure.receipt')}</h3>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {facts.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-ink-2">{t(key)}</dt>
            <dd className={/subject|signature/.test(key) ? 'font-mono text-data break-all' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="max-w-[72ch] text-data text-ink-2">{t('erasure.receipt.text')}</p>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="control"
          onClick={() => saveAsFile(`erasure-${receipt.id}.json`, JSON.stringify(receipt, null, 2))}
        >
          <Download size={14} aria-hidden="true" />
          {t('erasure.receipt.download')}
        </button>
        <button type="button" className="control" disabled={verify.isPending} onClick={() => verify.mutate()}>
          <ShieldCheck size={14} aria-hidden="true" />
          {t('erasure.receipt.verify')}
        </button>
      </div>
      <ReceiptVerdict answer={verify.data} error={verify.error} />
    </section>
  );
}
