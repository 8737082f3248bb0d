'use client';

import type { Redaction } from '@almenara/contract';
import { EyeOff } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useRedactionName } from '../privacy/use-redaction-name';

/** That the texts of a span are not as they were sent, and where. */
export function RedactionNote(props: { redactions: readonly Redaction[] | undefined }) {
  const t = useTranslate();
  const nameOf = useRedactionName();
  if (!props.redactions?.length) return null;
  const told = props.redactions.map(({ field, kind, count }) =>
    t('trace.redacted.item', { kind: nameOf(kind), count, field }),
  );
  return (
    <p className="flex items-start gap-2 text-data text-ink-2">
      <EyeOff size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words">
        {t('trace.redacted')} {told.join(' · ')}
      </span>
    </p>
  );
}
