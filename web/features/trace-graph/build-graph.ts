import type { SpanSkeleton, StepMark } from '@almenara/contract';

export type GraphSpan = Pick<
  SpanSkeleton,
  'spanId' | 'parentSpanId' | 'name' | 'type' | 'status' | 'startTime' | 'endTime' | 'latencyMs'
>;
export type GraphMode = 'aggregated' | 'ran';

export interface GraphNode {
  readonly key: string;
  readonly type: GraphSpan['type'];
  /** Null for a node that stands for many rare steps. */
  readonly name: string | null;
  /** In the order in which they began. */
  readonly spanIds: string[];
  errors: number;
  /** Sum of what is known. */
  totalMs: number | null;
  /** One of each kind. */
  readonly marks: StepMark[];
  /** How many steps of different names a node without a name stands for. */
  readonly names: Set<string>;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  count: number;
}

export interface StepGraph {
  readonly nodes: readonly GraphNode[];
  /** From a step to the one that followed it, or to the first one inside of it. */
  readonly edges: readonly GraphEdge[];
  /** Spans that no node stands for. */
  readonly leftOut: number;
  /** Rare connections that are not drawn. */
  readonly edgesLeftOut: number;
}

/** More cannot be read, nor laid out at once. */
export const MOST_NODES = 60;
export const MOST_EDGES = 120;
export const MOST_SPANS_AS_RAN = 100;

/** The steps of a trace as nodes: one for each name and type, or one for each of the first spans. */
export function buildGraph(
  spans: readonly GraphSpan[],
  marksOf: (spanId: string) => readonly StepMark[],
  mode: GraphMode,
): StepGraph {
  const ordered = spans.toSorted(byStart);
  const shown = mode === 'ran' ? ordered.slice(0, MOST_SPANS_AS_RAN) : ordered;
  const keyOf = mode === 'ran' ? ({ spanId }: GraphSpan) => spanId : chooseKeys(shown);
  const nodes = new Map<string, GraphNode>();
  for (const span of shown) {
    const key = keyOf(span);
    let node = nodes.get(key);
    if (!node) {
      const isFolded = mode === 'aggregated' && key === foldedKey(span);
      const { type, name } = span;
      node = {
        key,
        type,
        name: isFolded ? null : name,
        spanIds: [],
        errors: 0,
        totalMs: null,
        marks: [],
        names: new Set(),
      };
      nodes.set(key, node);
    }
    node.spanIds.push(span.spanId);
    node.names.add(span.name);
    if (span.status === 'error') node.errors++;
    if (span.latencyMs !== null) node.totalMs = (node.totalMs ?? 0) + span.latencyMs;
    for (const mark of marksOf(span.spanId)) {
      if (!node.marks.some(({ kind, loop }) => kind === mark.kind && loop === mark.loop))
        node.marks.push(mark);
    }
  }
  const edges = countEdges(shown, keyOf).toSorted((a, b) => b.count - a.count);
  return {
    nodes: [...nodes.values()],
    edges: edges.slice(0, MOST_EDGES),
    leftOut: spans.length - shown.length,
    edgesLeftOut: Math.max(0, edges.length - MOST_EDGES),
  };
}

function foldedKey({ type }: GraphSpan): string {
  return JSON.stringify([type]);
}

/** The most frequent steps get nodes of their own, the rest shares one for each type. */
function chooseKeys(spans: readonly GraphSpan[]): (span: GraphSpan) => string {
  const own = ({ type, name }: GraphSpan) => JSON.stringify([type, name]);
  const counts = new Map<string, number>();
  for (const span of spans) counts.set(own(span), (counts.get(own(span)) ?? 0) + 1);
  if (counts.size <= MOST_NODES) return own;
  const frequent = new Set(
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST_NODES)
      .map(([key]) => key),
  );
  return (span) => (frequent.has(own(span)) ? own(span) : foldedKey(span));
}

/**
 * Each span follows the sibling that ended last before it began; where none had, its parent called it. So what ran side
 * by side goes out from the same step.
 */
function countEdges(spans: readonly GraphSpan[], keyOf: (span: GraphSpan) => string): GraphEdge[] {
  const bySpan = new Map(spans.map((span) => [span.spanId, span]));
  const families = new Map<string, GraphSpan[]>();
  for (const span of spans) {
    const parent = span.parentSpanId !== null && bySpan.has(span.parentSpanId) ? span.parentSpanId : '';
    const family = families.get(parent);
    if (family) family.push(span);
    else families.set(parent, [span]);
  }
  const edges = new Map<string, GraphEdge>();
  const add = (before: GraphSpan, after: GraphSpan): void => {
    const [from, to] = [keyOf(before), keyOf(after)];
    const key = JSON.stringify([from, to]);
    const edge = edges.get(key);
    if (edge) edge.count++;
    else edges.set(key, { from, to, count: 1 });
  };
  for (const [parent, family] of families) {
    // Both by time: of those that had ended when a span began, the last one is at hand.
    const ended = family.toSorted((a, b) =>
      endOf(a) === endOf(b) ? byStart(a, b) : endOf(a) < endOf(b) ? -1 : 1,
    );
    let at = 0;
    let before: GraphSpan | undefined;
    for (const span of family) {
      while (at < ended.length && endOf(ended[at]!) <= span.startTime) {
        if (ended[at] === span) break;
        before = ended[at++];
      }
      const caller = before ?? bySpan.get(parent);
      if (caller && caller !== span) add(caller, span);
    }
  }
  return [...edges.values()];
}

function endOf({ startTime, endTime }: GraphSpan): string {
  return endTime !== null && endTime > startTime ? endTime : startTime;
}

function byStart(a: GraphSpan, b: GraphSpan): number {
  if (a.startTime !== b.startTime) return a.startTime < b.startTime ? -1 : 1;
  return a.spanId < b.spanId ? -1 : 1;
}
