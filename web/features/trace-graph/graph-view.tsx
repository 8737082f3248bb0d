'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type ReactNode, useMemo } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import type { MarkedSteps } from '../agent-steps/use-agent-steps';
import { buildGraph, type GraphNode, type GraphSpan } from './build-graph';
import { GraphDrawing } from './graph-drawing';
import { GraphList } from './graph-list';
import { layOutGraph } from './lay-out-graph';
import { NodeCalls } from './node-calls';
import { useIsWide } from './use-is-wide';

const MODES = ['aggregated', 'ran'] as const;

/** How the steps of a trace led to one another. Too narrow a screen gets the list alone. */
export function GraphView(props: {
  spans: readonly GraphSpan[];
  marked: MarkedSteps;
  selected: string | undefined;
  onSelect: (spanId: string) => void;
  /** What is told of the selected span. */
  children: ReactNode;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { spans, marked, selected, onSelect } = props;
  const { marksOf, steps } = marked;
  const [mode, setMode] = useQueryState(
    'graph',
    parseAsStringLiteral(MODES).withDefault('aggregated').withOptions({ history: 'push' }),
  );
  const graph = useMemo(() => buildGraph(spans, marksOf, mode), [spans, marksOf, mode]);
  const isWide = useIsWide();
  const placed = useMemo(() => (isWide ? layOutGraph(graph) : undefined), [graph, isWide]);
  const loops = steps?.loops ?? [];
  const node =
    selected === undefined ? undefined : graph.nodes.find(({ spanIds }) => spanIds.includes(selected));
  const select = ({ spanIds }: GraphNode) => onSelect(spanIds[0]!);
  const list = <GraphList graph={graph} loops={loops} selected={node} onSelect={select} />;
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
      <div className="flex min-w-0 flex-col gap-3">
        <div role="group" aria-label={t('graph.mode')} className="flex flex-wrap gap-1">
          {MODES.map((each) => (
            <button
              key={each}
              type="button"
              className="control"
              aria-pressed={each === mode}
              onClick={() => void setMode(each)}
            >
              {t(`graph.mode.${each}`)}
            </button>
          ))}
        </div>
        {graph.leftOut > 0 ? (
          <p className="rounded-control bg-warning-tint px-3 py-2 text-data text-warning-on-tint">
            {t('graph.leftOut', {
              shown: format.count(spans.length - graph.leftOut),
              all: format.count(spans.length),
            })}
          </p>
        ) : null}
        {graph.edgesLeftOut > 0 ? (
          <p className="rounded-control bg-warning-tint px-3 py-2 text-data text-warning-on-tint">
            {t('graph.edgesLeftOut', { count: graph.edgesLeftOut })}
          </p>
        ) : null}
        {placed ? (
          <>
            <GraphDrawing graph={placed} loops={loops} selected={node} onSelect={select} />
            <details>
              <summary className="cursor-pointer py-1 text-data text-ink-2">{t('graph.asList')}</summary>
              {list}
            </details>
          </>
        ) : (
          list
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        {node && selected !== undefined ? (
          <NodeCalls spanIds={node.spanIds} selected={selected} onSelect={onSelect} />
        ) : null}
        {props.children}
      </div>
    </div>
  );
}
