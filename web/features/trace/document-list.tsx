'use client';

import type { Document } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';

/** Retrieved documents in the order of their rank. */
export function DocumentList(props: { documents: readonly Document[] }) {
  const t = useTranslate();
  const format = useFormat();
  const ranked = props.documents.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return (
    <ol className="flex flex-col gap-2">
      {ranked.map((document, index) => (
        <li key={index} className="rounded-control border border-line p-3">
          <div className="mb-1 flex flex-wrap items-baseline gap-x-3 text-meta text-ink-2">
            <span className="font-strong text-ink">{document.rank ?? index + 1}</span>
            <code className="font-mono break-all">{document.id ?? t('trace.noId')}</code>
            <span>{t('trace.documentScore', { score: format.number(document.score) })}</span>
          </div>
          <div
            className="max-h-40 overflow-auto text-data whitespace-pre-wrap [overflow-wrap:anywhere]"
            tabIndex={0}
          >
            {document.content ?? t('trace.noContent')}
          </div>
        </li>
      ))}
    </ol>
  );
}
