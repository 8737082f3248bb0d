'use client';

import type { LabelItem } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';

/** What the answer may rest on, in the order of rank. The retriever's own scores are left out: they would sway. */
export function ContextDocuments(props: { documents: LabelItem['documents'] }) {
  const t = useTranslate();
  const ranked = props.documents.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return (
    <section className="panel flex min-w-0 flex-col gap-2" aria-label={t('labelling.documents')}>
      <h2 className="text-meta font-medium text-ink-2">{t('trace.retrieved', { count: ranked.length })}</h2>
      {ranked.length === 0 ? <p className="text-ink-2">{t('labelling.noDocuments')}</p> : null}
      <ol className="flex flex-col gap-2">
        {ranked.map((document, index) => (
          <li key={index} className="min-w-0 rounded-control border border-line p-3">
            <div className="mb-1 flex items-baseline gap-x-3 text-meta text-ink-2">
              <span className="font-strong text-ink">{index + 1}</span>
              <code className="min-w-0 font-mono break-all">{document.id ?? t('trace.noId')}</code>
            </div>
            <div
              className="max-h-64 max-w-[72ch] overflow-auto text-data whitespace-pre-wrap [overflow-wrap:anywhere]"
              tabIndex={0}
              data-own-keys
            >
              {document.content ?? t('trace.noContent')}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
