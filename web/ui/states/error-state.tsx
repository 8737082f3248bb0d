'use client';

import { CircleAlert } from 'lucide-react';
import { ApiError } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { StatePanel } from './state-panel';

const KNOWN = {
  query_too_heavy: 'error.tooHeavy',
  overloaded: 'error.overloaded',
  invalid_request: 'error.invalid',
  forbidden: 'error.forbidden',
} as const;

/** Says what failed in the reader's language, with the request's id for whoever looks into it. */
export function ErrorState(props: { error: Error; onRetry: () => void }) {
  const t = useTranslate();
  const problem = props.error instanceof ApiError ? props.error.problem : undefined;
  const code = problem?.code as keyof typeof KNOWN | undefined;
  const key =
    code && code in KNOWN ? KNOWN[code] : props.error instanceof ApiError ? 'error.server' : 'error.network';
  return (
    <StatePanel
      state="error"
      role="alert"
      icon={<CircleAlert aria-hidden="true" className="text-danger" />}
      title={t('error.title')}
      actions={
        <button type="button" className="control" onClick={props.onRetry}>
          {t('state.retry')}
        </button>
      }
    >
      <p>{t(key)}</p>
      {problem?.requestId ? (
        <p className="mt-1 text-meta">{t('error.request', { id: problem.requestId })}</p>
      ) : null}
    </StatePanel>
  );
}
