'use client';

import { useTranslate } from '../i18n/i18n-provider';

/** Last resort for a page that could not be rendered; what failed is named by its digest in the server's log. */
export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslate();
  return (
    <main className="mx-auto max-w-xl p-8" role="alert">
      <h1 className="mb-2 text-page font-strong">{t('error.title')}</h1>
      <p className="mb-4 text-ink-2">{t('error.page', { digest: props.error.digest ?? '–' })}</p>
      <button type="button" className="control" onClick={props.reset}>
        {t('state.retry')}
      </button>
    </main>
  );
}
