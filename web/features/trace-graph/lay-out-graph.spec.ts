import { expect, test } from 'vitest';
import { buildGraph, type GraphSpan } from './build-graph';
import { layOutGraph } from './lay-out-graph';

const span = (n: number, name: string, parentSpanId: string | null): GraphSpan => ({
  spanId: `s${n}`,
  parentSpanId,
  name,
  type: 'tool',
  status: 'ok',
  startTime: String(n * 2).padStart(6, '0'),
  endTime: String(n * 2 + 1).padStart(6, '0'),
  latencyMs: 1,
});

test('nodes lie beside each other, never over one another, and inside the drawing', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const spans = [
    span(0, 'root', null),
    ...names.flatMap((name, n) => [span(1 + n * 2, name, 's0'), span(2 + n * 2, name, 's0')]),
  ];
  const { nodes, edges, width, height } = layOutGraph(buildGraph(spans, () => [], 'aggregated'));
  for (const a of nodes) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.y).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of nodes) {
      if (a === b) continue;
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart).toBe(true);
    }
  }
  expect(edges.filter(({ edge }) => edge.from === edge.to)).toHaveLength(5);
  for (const { points } of edges) expect(points.length).toBeGreaterThan(1);
});

test('the largest graphs that are drawn are laid out in a moment', () => {
  const random = (n: number) => (n * 7919) % 60;
  const wild = Array.from({ length: 10_000 }, (_, n) => span(n + 1, `step ${random(n * n)}`, 's0'));
  const chain = Array.from({ length: 10_000 }, (_, n) => span(n + 1, `step ${n}`, n ? `s${n}` : 's0'));
  for (const [spans, mode] of [
    [wild, 'aggregated'],
    [chain, 'aggregated'],
    [chain, 'ran'],
    [wild, 'ran'],
  ] as const) {
    const graph = buildGraph([span(0, 'root', null), ...spans], () => [], mode);
    const begun = performance.now();
    layOutGraph(graph);
    expect(performance.now() - begun).toBeLessThan(2500);
  }
});
