'use client';

import type { AuditEntry } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { changesOf } from './changes-of';

/** Before and after of one entry, field by field, and its hash. */
export function ChangeList(props: { entry: AuditEntry }) {
  const t = useTranslate();
  const changes = changesOf(props.entry.before, props.entry.after);
  return (
    <div className="sticky left-3 flex w-fit max-w-[calc(100vw-4rem)] flex-col gap-2 py-1" data-changes>
      {changes.length === 0 ? (
        <p className="text-ink-2">{t('audit.noFields')}</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {changes.map(({ field, before, after }) => (
            <div key={field} className="contents">
              <dt className="font-mono text-ink-2">{field}</dt>
              <dd className="font-mono break-all">
                {before === undefined ? null : (
                  <>
                    <span className="sr-only">{t('audit.before')} </span>
                    <del className="text-ink-2">{before}</del>
                  </>
                )}
                {before === undefined || after === undefined ? null : <span aria-hidden="true"> → </span>}
                {after === undefined ? null : (
                  <>
                    <span className="sr-only">{t('audit.after')} </span>
                    <ins className="no-underline">{after}</ins>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="font-mono text-meta break-all text-ink-2">
        {t('audit.hash', { hash: props.entry.hash })}
      </p>
    </div>
  );
}
