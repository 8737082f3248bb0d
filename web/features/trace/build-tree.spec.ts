import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTree, visibleNodes } from './build-tree';

const span = (spanId: string, parentSpanId: string | null, startTime = '2026') => ({
  spanId,
  parentSpanId,
  startTime,
});
const outline = (nodes: ReturnType<typeof buildTree>) =>
  nodes.map(({ span: { spanId }, depth }) => `${depth}${spanId}`);

describe('the tree of spans', () => {
  it('orders children by start below their parents, whatever order they came in', () => {
    const spans = [span('c', 'a', '3'), span('b', 'a', '2'), span('d', 'b', '4'), span('a', null, '1')];
    expect(outline(buildTree(spans))).toEqual(['0a', '1b', '2d', '1c']);
  });

  it('puts spans whose parent is missing at the top', () => {
    expect(outline(buildTree([span('a', 'gone', '1'), span('b', 'a', '2')]))).toEqual(['0a', '1b']);
  });

  it('shows every span exactly once, also with cycles and spans that are their own parent', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const spans = fc.uniqueArray(fc.record({ spanId: id, parentSpanId: fc.option(id), startTime: id }), {
      selector: ({ spanId }) => spanId,
    });
    fc.assert(
      fc.property(spans, (list) => {
        const shown = buildTree(list).map(({ span: { spanId } }) => spanId);
        expect(shown.toSorted()).toEqual(list.map(({ spanId }) => spanId).toSorted());
      }),
    );
  });

  it('hides what is below a collapsed span and nothing else', () => {
    const nodes = buildTree([
      span('a', null, '1'),
      span('b', 'a', '2'),
      span('c', 'b', '3'),
      span('d', 'a', '4'),
    ]);
    expect(outline(visibleNodes(nodes, new Set(['b'])))).toEqual(['0a', '1b', '1d']);
    expect(outline(visibleNodes(nodes, new Set(['a'])))).toEqual(['0a']);
  });

  it('builds a chain of ten thousand spans without running out of stack', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      span(`s${index}`, index ? `s${index - 1}` : null, String(index).padStart(5, '0')),
    );
    expect(buildTree(chain).at(-1)!.depth).toBe(9999);
  });
});
