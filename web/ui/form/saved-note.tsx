'use client';

import { Check } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';

/** Says that something was kept, where it was changed. Its place is kept free. */
export function SavedNote(props: { isSaved: boolean }) {
  const t = useTranslate();
  return (
    <p role="status" className="inline-flex min-h-5 items-center gap-1 text-data text-ok">
      {props.isSaved ? (
        <>
          <Check size={14} aria-hidden="true" />
          {t('form.saved')}
        </>
      ) : null}
    </p>
  );
}
