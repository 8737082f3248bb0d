'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { problemKeyOf, requestIdOf } from '../states/problem-key';

/** What went wrong with something the reader did, beside where it was done. Its place is kept free. */
export function ActionProblem(props: { error: Error | null; children?: string | undefined }) {
  const t = useTranslate();
  const { error } = props;
  const requestId = error ? requestIdOf(error) : undefined;
  return (
    <p role="alert" className="min-h-5 text-data text-danger">
      {error ? (props.children ?? t(problemKeyOf(error))) : ''}
      {error && requestId ? (
        <span className="ml-1 text-meta text-ink-2">{t('error.request', { id: requestId })}</span>
      ) : null}
    </p>
  );
}
