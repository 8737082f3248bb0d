'use client';

import type { TraceSummary } from '@almenara/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { areLetterKeysOn } from '../../ui/keyboard/is-typing';
import { rowHeight } from '../../ui/preferences/row-height';
import { StatusMark } from '../../ui/status/status-mark';
import { TellingScore } from './telling-score';

/** Rows before the end at which the next page is asked for. */
const NEAR_END = 20;
const COLUMNS =
  'grid grid-cols-[7.5rem_4rem_6.5rem_minmax(9rem,1fr)_8rem_4rem_4.5rem_4rem_6.5rem] items-center gap-x-3 px-3';

/** Traces in virtual rows: however many there are, only those in view are in the page. */
export function TracesTable(props: {
  project: string;
  traces: readonly TraceSummary[];
  isStale: boolean;
  arrived: ReadonlySet<string>;
  onNearEnd: () => void;
  /** Told when the reader is elsewhere than at the untouched top. */
  onAway: (isAway: boolean) => void;
}) {
  const t = useTranslate();
  const router = useRouter();
  const scroller = useRef<HTMLDivElement>(null);
  const { project, traces, arrived, onNearEnd, onAway } = props;
  const [focused, setFocused] = useState<string>();
  const [isScrolled, setIsScrolled] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const at = Math.max(
    0,
    traces.findIndex(({ traceId }) => traceId === focused),
  );
  const virtual = useVirtualizer({
    count: traces.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 10,
    getItemKey: (index) => traces[index]!.traceId,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const addressOf = (trace: TraceSummary) => `/${project}/traces/${encodeURIComponent(trace.traceId)}`;

  useEffect(() => {
    if (last >= traces.length - NEAR_END) onNearEnd();
  }, [last, traces.length, onNearEnd]);
  useEffect(() => onAway(isScrolled || hasFocus), [isScrolled, hasFocus, onAway]);

  const press = (event: KeyboardEvent) => {
    const target = {
      j: at + 1,
      ArrowDown: at + 1,
      k: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: traces.length - 1,
      PageDown: at + 20,
      PageUp: at - 20,
    }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && !areLetterKeysOn()) return;
    if (event.key === 'Enter' && traces[at]) {
      event.preventDefault();
      router.push(addressOf(traces[at]));
    } else if (target !== undefined) {
      event.preventDefault();
      const index = Math.max(0, Math.min(traces.length - 1, target));
      setFocused(traces[index]!.traceId);
      virtual.scrollToIndex(index);
    }
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('shell.traces')}
      aria-rowcount={traces.length + 1}
      aria-activedescendant={focused ? `trace-${focused}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      onScroll={(event) => setIsScrolled(event.currentTarget.scrollTop > rowHeight())}
      className={`panel h-[65dvh] overflow-auto p-0 text-data ${props.isStale ? 'opacity-60' : ''}`}
    >
      <div className="min-w-[61.5rem]">
        <div
          role="row"
          aria-rowindex={1}
          className={`${COLUMNS} sticky top-0 z-[1] h-row border-b border-line bg-surface text-meta text-ink-2`}
        >
          {(['time', 'status', 'name', 'text', 'model', 'tokens', 'cost', 'latency', 'scores'] as const).map(
            (column) => (
              <span key={column} role="columnheader" className={isNumber(column) ? 'text-right' : ''}>
                {t(`traces.column.${column}`)}
              </span>
            ),
          )}
        </div>
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, start }) => {
            const trace = traces[index]!;
            return (
              <div
                key={trace.traceId}
                id={`trace-${trace.traceId}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={trace.traceId === focused}
                className={`${COLUMNS} absolute inset-x-0 h-row ${arrived.has(trace.traceId) ? 'row-arrives' : ''} ${
                  trace.traceId === focused ? 'bg-selected' : 'hover:bg-raised'
                }`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Cells trace={trace} href={addressOf(trace)} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function isNumber(column: string): boolean {
  return column === 'tokens' || column === 'cost' || column === 'latency';
}

function Cells(props: { trace: TraceSummary; href: string }) {
  const t = useTranslate();
  const format = useFormat();
  const { trace, href } = props;
  return (
    <>
      <span role="gridcell" title={format.exact(trace.startTime)} className="truncate text-ink-2">
        {format.day(trace.startTime)}, {format.time(trace.startTime)}
      </span>
      <span role="gridcell">
        <StatusMark status={trace.status} />
      </span>
      <span role="gridcell" className="min-w-0">
        <Link href={href} tabIndex={-1} className="block truncate text-accent hover:underline">
          {trace.name || t('trace.unnamed')}
        </Link>
      </span>
      <span role="gridcell" className="min-w-0 truncate">
        {trace.inputExcerpt.slice(0, 160)}
        {trace.outputExcerpt ? (
          <span className="text-ink-2"> → {trace.outputExcerpt.slice(0, 160)}</span>
        ) : null}
      </span>
      <span role="gridcell" className="truncate text-ink-2">
        {trace.models.join(', ') || '–'}
      </span>
      <span role="gridcell" className="text-right">
        {format.number(trace.usage.total)}
      </span>
      <span role="gridcell" className="text-right">
        {format.money(trace.cost.total, trace.cost.currency)}
      </span>
      <span role="gridcell" className="text-right">
        {format.duration(trace.latencyMs)}
      </span>
      <TellingScore scores={trace.scores} />
    </>
  );
}
