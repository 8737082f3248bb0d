import type { SpanSkeleton } from '@almenara/contract';

type Placed = Pick<SpanSkeleton, 'spanId' | 'parentSpanId' | 'startTime'>;

export interface TreeNode<S extends Placed> {
  readonly span: S;
  readonly depth: number;
  readonly childCount: number;
  readonly parentId: string | null;
}

/**
 * Spans in the order of a tree, each with its depth. A span whose parent is not here stands at the top; spans
 * that are each other's ancestors are cut open at the earliest one: every span appears exactly once.
 */
export function buildTree<S extends Placed>(spans: readonly S[]): TreeNode<S>[] {
  const ordered = spans.toSorted((a, b) => compare(a, b));
  const known = new Set(ordered.map(({ spanId }) => spanId));
  const children = new Map<string | null, S[]>();
  for (const span of ordered) {
    const parent = span.parentSpanId;
    const place = parent !== null && parent !== span.spanId && known.has(parent) ? parent : null;
    const siblings = children.get(place);
    if (siblings) siblings.push(span);
    else children.set(place, [span]);
  }
  const nodes: TreeNode<S>[] = [];
  const seen = new Set<string>();
  const visit = (start: S) => {
    const open: { span: S; depth: number; parentId: string | null }[] = [
      { span: start, depth: 0, parentId: null },
    ];
    for (let next = open.pop(); next; next = open.pop()) {
      const { span, depth, parentId } = next;
      if (seen.has(span.spanId)) continue;
      seen.add(span.spanId);
      const below = (children.get(span.spanId) ?? []).filter((child) => !seen.has(child.spanId));
      nodes.push({ span, depth, childCount: below.length, parentId });
      for (const child of below.toReversed())
        open.push({ span: child, depth: depth + 1, parentId: span.spanId });
    }
  };
  for (const root of children.get(null) ?? []) visit(root);
  for (const span of ordered) if (!seen.has(span.spanId)) visit(span);
  return nodes;
}

/** The nodes that are not inside a collapsed one. */
export function visibleNodes<S extends Placed>(
  nodes: readonly TreeNode<S>[],
  collapsed: ReadonlySet<string>,
): TreeNode<S>[] {
  const visible: TreeNode<S>[] = [];
  let hiddenBelow = Infinity;
  for (const node of nodes) {
    if (node.depth > hiddenBelow) continue;
    hiddenBelow = collapsed.has(node.span.spanId) ? node.depth : Infinity;
    visible.push(node);
  }
  return visible;
}

function compare(a: Placed, b: Placed): number {
  if (a.startTime !== b.startTime) return a.startTime < b.startTime ? -1 : 1;
  return a.spanId < b.spanId ? -1 : 1;
}
