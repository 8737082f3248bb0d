'use client';

import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ResultOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';

/** Whether a receipt is what this installation signed. */
export function ReceiptVerdict(props: {
  answer: ResultOf<'verifyReceipt'> | undefined;
  error: Error | null;
}) {
  const t = useTranslate();
  const { answer, error } = props;
  if (error) return <ActionProblem error={error} />;
  return (
    <p role="status" className="min-h-5" data-receipt-valid={answer?.valid}>
      {answer ? (
        <span className={`inline-flex items-start gap-1.5 ${answer.valid ? 'text-ok' : 'text-danger'}`}>
          {answer.valid ? (
            <ShieldCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          ) : (
            <ShieldAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          )}
          {answer.valid
            ? t('erasure.receipt.valid')
            : t(`erasure.receipt.problem.${answer.reason ?? 'malformed'}`)}
        </span>
      ) : null}
    </p>
  );
}
