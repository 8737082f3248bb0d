import { expect, it } from 'vitest';
import { LeastRecentlyUsed } from './least-recently-used.js';

it('drops the value that nobody asked for longest', () => {
  const cache = new LeastRecentlyUsed<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});
