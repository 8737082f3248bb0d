'use client';

import type { SpanSkeleton } from '@almenara/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { rowHeight } from '../../ui/preferences/row-height';
import { StatusMark } from '../../ui/status/status-mark';
import { MarkBadge } from '../agent-steps/mark-badge';
import type { MarkedSteps } from '../agent-steps/use-agent-steps';
import { type TreeNode, visibleNodes } from './build-tree';
import { extentOf, placeBar } from './place-bars';

type Skeleton = Pick<
  SpanSkeleton,
  'spanId' | 'parentSpanId' | 'name' | 'type' | 'status' | 'startTime' | 'endTime' | 'latencyMs'
>;

const MOST_INDENT = 12;

/** The spans as a tree; with a timeline each row has its bar. Only the rows in view are in the page. */
export function SpanTree(props: {
  nodes: readonly TreeNode<Skeleton>[];
  selected: string | undefined;
  onSelect: (spanId: string) => void;
  withTimeline: boolean;
  marked: MarkedSteps;
}) {
  const t = useTranslate();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const { nodes, selected, onSelect, withTimeline, marked } = props;
  const loops = marked.steps?.loops ?? [];
  const rows = useMemo(() => visibleNodes(nodes, collapsed), [nodes, collapsed]);
  const extent = useMemo(() => extentOf(nodes.map(({ span }) => span)), [nodes]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
  });
  const at = rows.findIndex(({ span }) => span.spanId === selected);

  const toggle = (spanId: string, isOpen: boolean) => {
    const next = new Set(collapsed);
    if (isOpen) next.delete(spanId);
    else next.add(spanId);
    setCollapsed(next);
  };
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    onSelect(row.span.spanId);
    virtual.scrollToIndex(rows.indexOf(row));
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      j: () => go(at + 1),
      k: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowRight: () =>
        row && collapsed.has(row.span.spanId)
          ? toggle(row.span.spanId, true)
          : row?.childCount
            ? go(at + 1)
            : undefined,
      ArrowLeft: () => {
        if (row && row.childCount > 0 && !collapsed.has(row.span.spanId)) toggle(row.span.spanId, false);
        else if (row?.parentId) go(rows.findIndex(({ span }) => span.spanId === row.parentId));
      },
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move();
  };

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={t('trace.tree')}
      aria-activedescendant={selected ? `span-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      className="panel max-h-[70dvh] min-h-64 overflow-auto p-1"
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const { span, depth, childCount } = rows[index]!;
          const isOpen = !collapsed.has(span.spanId);
          const bar = placeBar(span, extent);
          const marks = withTimeline ? [] : marked.marksOf(span.spanId);
          return (
            <div
              key={span.spanId}
              id={`span-${span.spanId}`}
              role="treeitem"
              aria-level={depth + 1}
              aria-selected={span.spanId === selected}
              aria-expanded={childCount > 0 ? isOpen : undefined}
              className={`absolute inset-x-0 flex h-row cursor-pointer items-center gap-2 rounded-control pr-2 text-data ${
                span.spanId === selected ? 'bg-selected' : 'hover:bg-raised'
              }`}
              style={{
                transform: `translateY(${start}px)`,
                paddingLeft: 4 + Math.min(depth, MOST_INDENT) * 14,
              }}
              onClick={() => onSelect(span.spanId)}
            >
              <span
                className={`flex min-w-0 items-center gap-2 overflow-hidden ${withTimeline ? 'w-1/2 shrink-0' : 'flex-1'}`}
                style={{ paddingLeft: 4 + Math.min(depth, MOST_INDENT) * 14 }}
              >
                {childCount > 0 ? (
                  <span
                    className="flex size-6 shrink-0 items-center justify-center text-ink-2"
                    onClick={(event) => {
                      event.stopPropagation();
                      toggle(span.spanId, !isOpen);
                    }}
                  >
                    {isOpen ? (
                      <ChevronDown size={14} aria-hidden="true" />
                    ) : (
                      <ChevronRight size={14} aria-hidden="true" />
                    )}
                  </span>
                ) : (
                  <span className="size-6 shrink-0" />
                )}
                <span className="min-w-12 flex-1 truncate">{span.name || t('trace.unnamed')}</span>
                {marks.map((mark, order) => (
                  <MarkBadge key={order} mark={mark} loops={loops} />
                ))}
                <span
                  className={`shrink-0 rounded-control bg-raised px-1.5 text-meta text-ink-2 ${withTimeline ? 'sr-only' : marks.length > 0 ? 'max-sm:sr-only' : ''}`}
                >
                  {t(`type.${span.type}`)}
                </span>
                {span.status === 'unset' ? null : <StatusMark status={span.status} isShort />}
              </span>
              {withTimeline ? (
                <span className="relative h-3 min-w-16 flex-1" aria-hidden="true">
                  <span
                    className={`absolute h-3 rounded-control ${span.status === 'error' ? 'bg-danger' : 'bg-series-1'}`}
                    style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
                  />
                </span>
              ) : null}
              <span className="w-16 shrink-0 text-right text-ink-2">{format.duration(span.latencyMs)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
