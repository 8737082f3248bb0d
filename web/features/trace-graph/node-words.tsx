'use client';

import type { StepLoop } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { StatusMark } from '../../ui/status/status-mark';
import { MarkBadge } from '../agent-steps/mark-badge';
import type { GraphNode } from './build-graph';
import { TypeIcon } from './type-icon';

/** What a node says: its type, how often it was called, its name and its marks. */
export function NodeWords(props: { node: GraphNode; loops: readonly StepLoop[] }) {
  const t = useTranslate();
  const { node, loops } = props;
  const calls = node.spanIds.length;
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5 text-meta text-ink-2">
        <TypeIcon type={node.type} />
        <span className="truncate">{t(`type.${node.type}`)}</span>
        <span className="ml-auto flex shrink-0 items-center gap-1.5">
          {node.errors > 0 ? (
            <span className="flex items-center gap-0.5 font-medium text-danger">
              <StatusMark status="error" isShort />
              {node.errors}
            </span>
          ) : null}
          {calls > 1 ? (
            <span className="font-strong text-ink">
              <span aria-hidden="true">× {calls}</span>
              <span className="sr-only">{t('graph.calls', { count: calls })}</span>
            </span>
          ) : null}
        </span>
      </span>
      <span className="block max-w-full truncate font-medium" title={node.name ?? undefined}>
        {node.name === null ? t('graph.others', { count: node.names.size }) : node.name || t('trace.unnamed')}
      </span>
      {node.marks.length > 0 ? (
        <span className="flex min-w-0 gap-1 overflow-hidden">
          {node.marks.map((mark, index) => (
            <MarkBadge key={index} mark={mark} loops={loops} />
          ))}
        </span>
      ) : null}
    </>
  );
}
