'use client';

import type { StepLoop } from '@almenara/contract';
import { useEffect, useId, useRef } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import type { GraphNode } from './build-graph';
import { edgePath } from './edge-path';
import type { PlacedEdge, PlacedGraph } from './lay-out-graph';
import { NodeWords } from './node-words';

/** Nodes are buttons in the order in which their steps began; the lines between them are drawn only. */
export function GraphDrawing(props: {
  graph: PlacedGraph;
  loops: readonly StepLoop[];
  selected: GraphNode | undefined;
  onSelect: (node: GraphNode) => void;
}) {
  const t = useTranslate();
  const arrow = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { graph, loops, selected, onSelect } = props;
  useEffect(() => {
    // The first steps are at the top, and mostly in the middle.
    const box = scroller.current;
    const first = graph.nodes[0];
    if (box && first) box.scrollLeft = first.x + first.width / 2 - box.clientWidth / 2;
  }, [graph]);
  return (
    <div
      ref={scroller}
      role="group"
      aria-label={t('graph.drawing')}
      className="panel max-h-[70dvh] min-h-64 overflow-auto p-0"
    >
      <div className="relative mx-auto" style={{ width: graph.width, height: graph.height }}>
        <svg
          aria-hidden="true"
          width={graph.width}
          height={graph.height}
          className="absolute inset-0"
          fill="none"
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0,0 L8,4 L0,8 z" className="fill-control" />
            </marker>
          </defs>
          {graph.edges.map((placed) => (
            <EdgeLine key={`${placed.edge.from} ${placed.edge.to}`} placed={placed} arrow={arrow} />
          ))}
        </svg>
        {graph.nodes.map(({ node, x, y, width, height }) => (
          <button
            key={node.key}
            type="button"
            aria-pressed={node === selected}
            className={`absolute flex flex-col justify-center gap-0.5 rounded-panel border px-2.5 text-left text-data ${
              node === selected
                ? 'border-accent bg-selected ring-1 ring-accent'
                : 'border-control bg-surface hover:bg-raised'
            }`}
            style={{ left: x, top: y, width, height }}
            onClick={() => onSelect(node)}
          >
            <NodeWords node={node} loops={loops} />
          </button>
        ))}
      </div>
    </div>
  );
}

function EdgeLine(props: { placed: PlacedEdge; arrow: string }) {
  const { edge, points, label } = props.placed;
  const isLoop = edge.from === edge.to;
  return (
    <>
      <path
        d={edgePath(points)}
        className="stroke-control"
        strokeWidth={isLoop ? 3 : Math.min(4, 1.25 + Math.log2(edge.count) / 2)}
        markerEnd={`url(#${props.arrow})`}
      />
      {edge.count > 1 || isLoop ? (
        <text
          x={label.x}
          y={label.y}
          textAnchor="middle"
          dominantBaseline="central"
          className={`fill-ink stroke-surface text-meta ${isLoop ? 'font-strong' : ''}`}
          strokeWidth={5}
          paintOrder="stroke"
        >
          × {edge.count}
        </text>
      ) : null}
    </>
  );
}
