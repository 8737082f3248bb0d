import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode, StepGraph } from './build-graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Point {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** Where its count stands. */
  readonly label: Point;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  /** Left upper corners. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const NARROWEST = 168;
const WIDEST = 264;
const HEIGHT = 56;
const MARK_HEIGHT = 24;
const LABEL = { width: 36, height: 20, labelpos: 'c' };
/** Room at the right of a node for the arrow that leads back to it. */
const LOOP_ROOM = 40;
const MARGIN = 16;

/** Places for nodes and the ways of edges, from the top down. Busier nodes are wider. */
export function layOutGraph({ nodes, edges }: StepGraph): PlacedGraph {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 32, ranksep: 36, edgesep: 16, marginx: MARGIN, marginy: MARGIN });
  const loops = new Set(edges.filter(({ from, to }) => from === to).map(({ from }) => from));
  for (const node of nodes) {
    const size = sizeOf(node);
    graph.setNode(node.key, { ...size, width: size.width + (loops.has(node.key) ? 2 * LOOP_ROOM : 0) });
  }
  for (const { from, to, count } of edges) {
    if (from !== to) graph.setEdge(from, to, { ...LABEL, weight: count });
  }
  layout(graph);
  const placed = new Map<string, PlacedNode>();
  for (const node of nodes) {
    const { x, y } = graph.node(node.key) as Required<Point>;
    const size = sizeOf(node);
    placed.set(node.key, { node, ...size, x: x - size.width / 2, y: y - size.height / 2 });
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: [...placed.values()],
    edges: edges.map((edge) => {
      if (edge.from === edge.to) return loopOf(edge, placed.get(edge.from)!);
      const {
        points = [],
        x = 0,
        y = 0,
      } = graph.edge(edge.from, edge.to) as {
        points?: Point[];
        x?: number;
        y?: number;
      };
      return { edge, points, label: { x, y } };
    }),
  };
}

function sizeOf({ spanIds, marks }: GraphNode): { width: number; height: number } {
  const width = Math.min(WIDEST, NARROWEST + 20 * Math.log2(spanIds.length));
  return { width, height: HEIGHT + (marks.length > 0 ? MARK_HEIGHT : 0) };
}

/** Out of the right side and back into it. */
function loopOf(edge: GraphEdge, { x, y, width, height }: PlacedNode): PlacedEdge {
  const right = x + width;
  const [top, bottom] = [y + height * 0.3, y + height * 0.7];
  const out = right + LOOP_ROOM - 12;
  return {
    edge,
    points: [
      { x: right, y: bottom },
      { x: out, y: bottom },
      { x: out, y: top },
      { x: right, y: top },
    ],
    label: { x: out, y: y + height / 2 },
  };
}
