'use client';

import type { StepLoop } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import type { GraphNode, StepGraph } from './build-graph';
import { NodeWords } from './node-words';

/** The same graph in words: each step, and what came after it. */
export function GraphList(props: {
  graph: StepGraph;
  loops: readonly StepLoop[];
  selected: GraphNode | undefined;
  onSelect: (node: GraphNode) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { graph, loops, selected, onSelect } = props;
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const following = (node: GraphNode): string[] =>
    graph.edges
      .filter(({ from }) => from === node.key)
      .map(({ to, count }) => {
        const next = byKey.get(to)!;
        const name = next.name ?? t('graph.others', { count: next.names.size });
        return to === node.key ? t('graph.itself', { count }) : t('graph.next', { name, count });
      });
  return (
    <ol className="flex flex-col gap-2" aria-label={t('graph.list')}>
      {graph.nodes.map((node) => {
        const next = following(node);
        return (
          <li key={node.key}>
            <button
              type="button"
              aria-pressed={node === selected}
              className={`flex w-full min-w-0 flex-col gap-0.5 rounded-panel border px-3 py-2 text-left text-data ${
                node === selected ? 'border-accent bg-selected' : 'border-line bg-surface hover:bg-raised'
              }`}
              onClick={() => onSelect(node)}
            >
              <NodeWords node={node} loops={loops} />
              <span className="text-meta text-ink-2">
                {t('graph.time', { duration: format.duration(node.totalMs) })}
              </span>
              {next.length > 0 ? (
                <span className="text-meta text-ink-2 [overflow-wrap:anywhere]">
                  {t('graph.then', {
                    steps: new Intl.ListFormat(format.locale, { type: 'unit', style: 'short' }).format(next),
                  })}
                </span>
              ) : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
