import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptBlocks } from './kept-blocks.js';

const block = (digest: string, width = 10) => ({
  digest,
  cells: [{ bag: 0, n: 1, sum: new Float32Array(width) }],
});
const keep = (kept: KeptBlocks, blocks: Record<string, ReturnType<typeof block>>) =>
  kept.keep(new Map(Object.entries(blocks)));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a block is given out for the digest that it was read with, and for no other', () => {
  const kept = new KeptBlocks();
  const first = block('1');
  keep(kept, { a: first });
  expect(kept.get('a', '1')).toBe(first.cells);
  expect(kept.get('a', '2')).toBeUndefined();
  keep(kept, { a: block('2') });
  expect(kept.get('a', '1')).toBeUndefined();
});

test('never more bytes are kept than allowed, and those go first that were not used for longest', () => {
  const kept = new KeptBlocks({ bytes: 120, milliseconds: 1000 });
  keep(kept, { a: block('1'), b: block('1'), c: block('1') });
  kept.get('a', '1');
  keep(kept, { d: block('1') });
  const isKept = (key: string) => kept.get(key, '1') !== undefined;
  expect(['a', 'b', 'c', 'd'].map(isKept)).toEqual([true, false, true, true]);
  keep(kept, { e: block('1', 31) });
  expect(['a', 'b', 'c', 'd', 'e'].some(isKept)).toBe(false);
});

test('nothing is kept longer than allowed, however often it is used', () => {
  const kept = new KeptBlocks({ bytes: 1000, milliseconds: 1000 });
  keep(kept, { a: block('1'), b: block('1') });
  vi.advanceTimersByTime(600);
  keep(kept, { b: block('2') });
  vi.advanceTimersByTime(300);
  expect(kept.get('a', '1')).toBeDefined();
  vi.advanceTimersByTime(100);
  expect(kept.get('a', '1')).toBeUndefined();
  expect(kept.get('b', '2')).toBeDefined();
  vi.advanceTimersByTime(600);
  expect(kept.get('b', '2')).toBeUndefined();
});
