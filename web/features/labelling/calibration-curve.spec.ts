import { expect, test } from 'vitest';
import { calibrationCurve } from './calibration-curve';

test('intercept 0 and slope 1 leave every score as it is', () => {
  for (const { x, y } of calibrationCurve({ intercept: 0, slope: 1 })) expect(y).toBeCloseTo(x, 12);
});

test('a lower intercept lowers the chance of being bad, a smaller slope draws it to the middle', () => {
  const at = (calibration: { intercept: number; slope: number }, x: number) =>
    calibrationCurve(calibration).find((point) => Math.abs(point.x - x) < 1e-9)!.y;
  expect(at({ intercept: -1, slope: 1 }, 0.5)).toBeCloseTo(0.2689, 4);
  expect(at({ intercept: 0, slope: 0.5 }, 0.9)).toBeCloseTo(0.75, 10);
});
