'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { problemKeyOf, requestIdOf } from './problem-key';
import { StatePanel } from './state-panel';

/** Says what failed in the reader's language, with the request's id for whoever looks into it. */
export function ErrorState(props: { error: Error; onRetry: () => void }) {
  const t = useTranslate();
  const requestId = requestIdOf(props.error);
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
      <p>{t(problemKeyOf(props.error))}</p>
      {requestId ? <p className="mt-1 text-meta">{t('error.request', { id: requestId })}</p> : null}
    </StatePanel>
  );
}
