import { describe, expect, it } from 'vitest';
import { spansOfTrace, TRACE_ITSELF } from './trace-itself.js';

type Shown = Parameters<typeof spansOfTrace>[0][number];

const trace = {
  spanId: TRACE_ITSELF,
  name: 'chat',
  input: 'asked',
  actorId: 'ana',
  tags: ['b'],
  metadata: { tenant: 'acme', level: 1 },
};
const root = { spanId: 'root', metadata: { level: 2 }, tags: ['a'] };
const child = { spanId: 'child', parentSpanId: 'root', actorId: 'ben' };

describe('spans of a trace that tells of itself', () => {
  it('are the trace itself while there is no other', () => {
    expect(spansOfTrace<Shown>([trace])).toEqual([trace]);
  });

  it('are its spans alone once there are any, and all of them know whose they are', () => {
    const spans = spansOfTrace<Shown>([trace, root, child]);
    expect(spans.map(({ spanId, actorId, tags }) => [spanId, actorId, tags])).toEqual([
      ['root', 'ana', ['a', 'b']],
      ['child', 'ben', ['b']],
    ]);
  });

  it('without a parent carry its metadata and content, and keep what they say themselves', () => {
    const [first, second] = spansOfTrace<Shown>([child, trace, root]);
    expect(first).not.toHaveProperty('metadata');
    expect(second).toMatchObject({
      metadata: { tenant: 'acme', level: 2 },
      attributes: { 'trace.name': 'chat', 'trace.input': 'asked' },
    });
  });

  it('stay as they are where nothing is told of the trace', () => {
    expect(spansOfTrace<Shown>([root, child])).toEqual([root, child]);
  });
});
