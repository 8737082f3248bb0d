import type { StepMark } from '@almenara/contract';
import { describe, expect, it } from 'vitest';
import { buildGraph, type GraphSpan, MOST_NODES, MOST_SPANS_AS_RAN } from './build-graph';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
const span = (spanId: string, from: number, to: number | null, told: Partial<GraphSpan> = {}): GraphSpan => ({
  spanId,
  parentSpanId: spanId === 'root' ? null : 'root',
  name: spanId,
  type: 'tool',
  status: 'ok',
  startTime: at(from),
  endTime: to === null ? null : at(to),
  latencyMs: to === null ? null : (to - from) * 1000,
  ...told,
});
const noMarks = () => [];
const graph = (spans: GraphSpan[], mode: 'aggregated' | 'ran' = 'aggregated') => {
  const { nodes, edges } = buildGraph(spans, noMarks, mode);
  const names = new Map(nodes.map(({ key, name }) => [key, name]));
  return edges.map(({ from, to, count }) => `${names.get(from)} → ${names.get(to)} × ${count}`).toSorted();
};

describe('the graph of a trace', () => {
  const agent = span('root', 0, 20, { type: 'agent', name: 'agent' });
  const loop = [0, 1, 2].flatMap((round) => [
    span(`m${round}`, 1 + round * 4, 2 + round * 4, { type: 'llm', name: 'chat' }),
    span(`t${round}`, 3 + round * 4, 4 + round * 4, { name: 'search', status: round ? 'ok' : 'error' }),
  ]);

  it('has one node for each name and type, and counts how often one followed another', () => {
    expect(graph([agent, ...loop].toReversed())).toEqual([
      'agent → chat × 1',
      'chat → search × 3',
      'search → chat × 2',
    ]);
    const { nodes } = buildGraph([agent, ...loop], noMarks, 'aggregated');
    expect(nodes.map(({ name, spanIds, errors, totalMs }) => [name, spanIds, errors, totalMs])).toEqual([
      ['agent', ['root'], 0, 20_000],
      ['chat', ['m0', 'm1', 'm2'], 0, 3000],
      ['search', ['t0', 't1', 't2'], 1, 3000],
    ]);
  });

  it('shows a step that followed itself as going round', () => {
    const tries = [1, 2, 3].map((n) => span(`a${n}`, n * 2, n * 2 + 1, { name: 'fetch' }));
    expect(graph([agent, ...tries])).toEqual(['agent → fetch × 1', 'fetch → fetch × 2']);
  });

  it('lets what ran side by side go out from the same step', () => {
    const spans = [
      agent,
      span('first', 1, 2),
      span('left', 3, 8),
      span('right', 4, 6),
      span('last', 9, 10),
      span('mark', 9.5, null),
    ];
    expect(graph(spans)).toEqual([
      'agent → first × 1',
      'first → left × 1',
      'first → right × 1',
      'left → last × 1',
      'left → mark × 1',
    ]);
  });

  it('has one node for each span as it ran', () => {
    expect(graph([agent, ...loop.slice(0, 3)], 'ran')).toEqual([
      'agent → chat × 1',
      'chat → search × 1',
      'search → chat × 1',
    ]);
  });

  it('gathers one mark of each kind on a node', () => {
    const mark = (spanId: string): StepMark => ({ spanId, kind: 'retry', toldBy: null, attempt: 1 });
    const { nodes } = buildGraph(
      [agent, ...loop],
      (id) => (id.startsWith('t') ? [mark(id)] : []),
      'aggregated',
    );
    expect(nodes.map(({ marks }) => marks.length)).toEqual([0, 0, 1]);
  });

  it('folds rare steps and stops after the first spans, and says how many are left out', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => span(`s${n}`, n, n + 1));
    const frequent = Array.from({ length: 50 }, (_, n) => span(`f${n}`, n, n + 1, { name: 'often' }));
    const begun = performance.now();
    const folded = buildGraph([agent, ...many, ...frequent], noMarks, 'aggregated');
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(folded.nodes.length).toBeLessThanOrEqual(MOST_NODES + 2);
    expect(folded.nodes.find(({ name }) => name === 'often')!.spanIds).toHaveLength(50);
    expect(folded.nodes.flatMap(({ spanIds }) => spanIds)).toHaveLength(10_051);
    expect(folded.leftOut).toBe(0);
    const ran = buildGraph([agent, ...many], noMarks, 'ran');
    expect([ran.nodes.length, ran.leftOut]).toEqual([MOST_SPANS_AS_RAN, 10_001 - MOST_SPANS_AS_RAN]);
  });

  it('survives spans that are each other’s parents, and spans of no length', () => {
    const spans = [
      span('a', 1, 1, { parentSpanId: 'b' }),
      span('b', 1, 1, { parentSpanId: 'a' }),
      span('c', 1, 1, { parentSpanId: 'c' }),
      span('d', 5, 2),
    ];
    expect(() => buildGraph(spans, noMarks, 'ran')).not.toThrow();
    expect(buildGraph([], noMarks, 'aggregated').nodes).toEqual([]);
  });
});
