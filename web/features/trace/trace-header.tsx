'use client';

import type { TraceSummary } from '@almenara/contract';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { CopyButton } from '../../ui/copy-button/copy-button';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { sessionAddress } from '../conversations/session-address';
import { StatusMark } from '../../ui/status/status-mark';

export function TraceHeader(props: { project: string; trace: TraceSummary }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, trace } = props;
  const traces = `/${project}/traces`;
  const filter = (key: string, value: string | null): ReactNode =>
    value ? (
      <Link
        href={`${traces}?${key}=${encodeURIComponent(value)}&range=30d`}
        className="text-accent underline"
      >
        {value}
      </Link>
    ) : (
      '–'
    );
  const facts: Fact[] = [
    [
      t('trace.started'),
      <time
        key="time"
        dateTime={trace.startTime}
        title={format.exact(trace.startTime)}
      >{`${format.day(trace.startTime)}, ${format.time(trace.startTime)} (${format.zoneName(Date.parse(trace.startTime))})`}</time>,
    ],
    [t('trace.latency'), format.duration(trace.latencyMs)],
    [t('trace.spans'), format.count(trace.spanCount)],
    [t('trace.models'), trace.models.join(', ') || '–'],
    [
      t('trace.tokens'),
      t('trace.inOut', { input: format.count(trace.usage.input), output: format.count(trace.usage.output) }),
    ],
    [t('trace.cost'), format.money(trace.cost.total, trace.cost.currency)],
    [
      t('dimension.session'),
      trace.sessionId ? (
        <Link key="session" href={sessionAddress(project, trace.sessionId)} className="text-accent underline">
          {trace.sessionId}
        </Link>
      ) : (
        '–'
      ),
    ],
    [t('dimension.actor'), filter('actor', trace.actorId)],
    [t('dimension.environment'), trace.environment ?? '–'],
    [t('dimension.release'), trace.release ?? '–'],
    [t('dimension.variant'), trace.variant ?? '–'],
    [t('dimension.tag'), trace.tags.join(', ') || '–'],
  ];
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Link href={traces} className="control" aria-label={t('trace.back')}>
          <ChevronLeft size={16} aria-hidden="true" />
          {t('shell.traces')}
        </Link>
        <h1 className="min-w-0 text-page font-strong break-words">{trace.name || t('trace.unnamed')}</h1>
        <StatusMark status={trace.status} />
        <code className="min-w-0 truncate font-mono text-data text-ink-2">{trace.traceId}</code>
        <CopyButton text={trace.traceId} label={t('trace.copyId')} />
      </div>
      <FactList facts={facts} />
    </header>
  );
}
