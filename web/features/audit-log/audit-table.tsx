'use client';

import type { AuditEntry } from '@almenara/contract';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';
import { isNamedAction } from './actions';
import { ChangeList } from './change-list';

/** When, who, what, on what; a row opens to what it was before and after. */
export function AuditTable(props: { entries: readonly AuditEntry[]; onActor: (actor: string) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const [open, setOpen] = useState<number>();
  if (props.entries.length === 0)
    return (
      <p className="text-ink-2" data-state="empty">
        {t('audit.none')}
      </p>
    );
  return (
    <Table label={t('settings.tab.audit-log')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.entry')}</th>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.target')}</th>
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => {
          const isOpen = open === entry.seq;
          const Icon = isOpen ? ChevronDown : ChevronRight;
          return (
            <Fragment key={entry.seq}>
              <tr>
                <td>
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    aria-label={t('audit.open', { seq: entry.seq })}
                    className="inline-flex min-h-6 items-center gap-1 text-accent underline"
                    onClick={() => setOpen(isOpen ? undefined : entry.seq)}
                  >
                    <Icon size={14} aria-hidden="true" />
                    {format.count(entry.seq)}
                  </button>
                </td>
                <td className="whitespace-nowrap" title={format.exact(entry.at)}>
                  {format.day(entry.at)}, {format.time(entry.at)}
                </td>
                <td className="max-w-56">
                  <button
                    type="button"
                    className="min-h-6 text-left break-words text-accent hover:underline"
                    title={t('audit.onlyBy', { actor: entry.actor.name })}
                    onClick={() => props.onActor(entry.actor.id ?? entry.actor.name)}
                  >
                    {isPlainOperator(entry) ? t('audit.kind.operator') : entry.actor.name}
                  </button>
                  {isPlainOperator(entry) ? null : (
                    <span className="block text-meta text-ink-2">{t(`audit.kind.${entry.actor.kind}`)}</span>
                  )}
                </td>
                <td className="min-w-36">
                  {isNamedAction(entry.action) ? (
                    t(`audit.action.${entry.action}`)
                  ) : (
                    <span className="font-mono">{entry.action}</span>
                  )}
                </td>
                <td className="font-mono whitespace-nowrap">{entry.target ?? '–'}</td>
              </tr>
              {isOpen ? (
                <tr>
                  <td colSpan={5} className="bg-bg">
                    <ChangeList entry={entry} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
}

/** The operator has no name of their own, only the word for one. */
function isPlainOperator({ actor }: AuditEntry): boolean {
  return actor.kind === 'operator' && actor.name === 'operator';
}
