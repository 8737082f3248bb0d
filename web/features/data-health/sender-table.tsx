'use client';

import type { Sender } from '@almenara/contract';
import { ChevronDown, ChevronRight, Hash } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { Fragment } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { MoreButton } from '../../ui/pages/more-button';
import { usePages } from '../../ui/pages/use-pages';
import { Section } from '../../ui/section/section';
import { ErrorState } from '../../ui/states/error-state';
import { Skeleton } from '../../ui/states/skeleton';
import { StatePanel } from '../../ui/states/state-panel';
import { Table } from '../../ui/table/table';
import { SenderDetail } from './sender-detail';
import { underwayOf } from './underway';

const PAGE_SIZE = 50;
const COLUMNS = [
  'requests',
  'sent',
  'stored',
  'difference',
  'deadLettered',
  'rejected',
  'erased',
  'underway',
  'missing',
] as const;

/** Per sender: what it sent, what became of it, and where the difference is. A row opens to its gaps. */
export function SenderTable(props: { project: string; refreshMs: number }) {
  const t = useTranslate();
  const format = useFormat();
  const [open, setOpen] = useQueryState('sender', parseAsString.withOptions({ history: 'push' }));
  const pages = usePages({
    queryKey: ['senders', props.project],
    limit: PAGE_SIZE,
    ask: (page, _now, signal) =>
      callApi('listSenders', { params: { project: props.project }, query: page }, signal),
    refetchInterval: props.refreshMs,
  });
  const senders = pages.items;
  return (
    <Section title={t('health.senders')} text={t('health.senders.text')}>
      {pages.isError && !senders ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : null}
      {pages.isPending ? <Skeleton className="h-40" /> : null}
      {senders?.length === 0 ? (
        <StatePanel state="empty-senders" icon={<Hash aria-hidden="true" />} title={t('health.senders.none')}>
          <p>{t('health.senders.none.text')}</p>
        </StatePanel>
      ) : null}
      {senders && senders.length > 0 ? (
        <Table label={t('health.senders')}>
          <thead>
            <tr>
              <th scope="col">{t('health.column.sender')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="text-right">
                  {t(`health.column.${column}`)}
                </th>
              ))}
              <th scope="col">{t('health.column.last')}</th>
            </tr>
          </thead>
          <tbody>
            {senders.map((sender) => {
              const isOpen = open === sender.sender;
              return (
                <Fragment key={sender.sender}>
                  <tr>
                    <th scope="row" className="font-normal">
                      <button
                        type="button"
                        aria-expanded={isOpen}
                        className="flex min-h-6 max-w-64 items-center gap-1 text-left text-accent underline"
                        onClick={() => void setOpen(isOpen ? null : sender.sender)}
                      >
                        {isOpen ? (
                          <ChevronDown size={14} aria-hidden="true" className="shrink-0" />
                        ) : (
                          <ChevronRight size={14} aria-hidden="true" className="shrink-0" />
                        )}
                        <span className="truncate font-mono" title={sender.sender}>
                          {sender.sender}
                        </span>
                      </button>
                    </th>
                    {COLUMNS.map((column) => (
                      <td key={column} className={`text-right ${toneOf(column, sender)}`}>
                        {format.count(numberOf(column, sender))}
                      </td>
                    ))}
                    <td className="whitespace-nowrap" title={format.exact(sender.lastReceivedAt)}>
                      {format.dateTime(sender.lastReceivedAt)}
                    </td>
                  </tr>
                  {isOpen ? (
                    <tr>
                      <td colSpan={COLUMNS.length + 2} className="bg-bg">
                        <SenderDetail project={props.project} sender={sender} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </Table>
      ) : null}
      <MoreButton pages={pages} />
    </Section>
  );
}

type Column = (typeof COLUMNS)[number];

function numberOf(column: Column, sender: Sender): number {
  if (column === 'sent') return sender.declared;
  if (column === 'difference') return sender.declared - sender.stored;
  if (column === 'underway') return underwayOf(sender);
  return sender[column] ?? 0;
}

/** A difference is told by its number; the colour leads the eye to it. */
function toneOf(column: Column, sender: Sender): string {
  const value = numberOf(column, sender);
  if (value === 0) return column === 'sent' || column === 'stored' ? '' : 'text-ink-3';
  if (column === 'deadLettered' || column === 'missing') return 'font-medium text-danger';
  if (column === 'difference') return 'font-medium text-warning';
  return '';
}
