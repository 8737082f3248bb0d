import { expect, test } from 'vitest';
import { edgePath } from './edge-path';

test('a way leads from its first point to its last one', () => {
  expect(edgePath([])).toBe('');
  expect(edgePath([{ x: 1, y: 2 }])).toBe('');
  const points = [0, 1, 2, 3].map((n) => ({ x: n, y: n * 1.23456 }));
  expect(edgePath(points.slice(0, 2))).toBe('M0,0 L1,1.2');
  expect(edgePath(points.slice(0, 3))).toBe('M0,0 Q1,1.2 2,2.5');
  expect(edgePath(points)).toBe('M0,0 Q1,1.2 1.5,1.9 Q2,2.5 3,3.7');
});
