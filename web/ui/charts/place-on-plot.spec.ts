import { expect, test } from 'vitest';
import { linePath, placeX, placeY, PLOT } from './place-on-plot';

test('0 and 1 are the edges of the plot, and nothing is drawn beyond them', () => {
  expect([placeX(0), placeX(1), placeX(7)]).toEqual([
    PLOT.left,
    PLOT.size - PLOT.right,
    PLOT.size - PLOT.right,
  ]);
  expect([placeY(0), placeY(1), placeY(-7)]).toEqual([
    PLOT.size - PLOT.bottom,
    PLOT.top,
    PLOT.size - PLOT.bottom,
  ]);
});

test('a line goes from point to point', () => {
  expect(
    linePath([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ]),
  ).toBe('M44.0 250.0L270.0 8.0');
  expect(linePath([])).toBe('');
});
