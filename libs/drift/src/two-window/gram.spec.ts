import { expect, test } from 'vitest';
import { gram } from './gram.js';

test.each([
  [0, 3],
  [1, 1],
  [7, 1],
  [5, 2],
  [8, 3],
  [13, 16],
])('of %i rows of %i numbers all pairs are multiplied, whatever is left over by tiles', (count, width) => {
  const rows = Float64Array.from({ length: count * width }, (_, at) => Math.sin(at * at));
  const row = (at: number) => rows.subarray(at * width, (at + 1) * width);
  const expected = Array.from({ length: count * count }, (_, at) => {
    const other = row(at % count);
    return row(Math.floor(at / count)).reduce((sum, value, feature) => sum + value * other[feature]!, 0);
  });
  expect([...gram(rows, count, width)]).toEqual(
    expected.map((product) => expect.closeTo(product, 12) as number),
  );
});
