import type { Calibration } from '@almenara/contract';

const STEPS = 40;

/** Chance of being bad after recalibration, by the chance before. */
export function calibrationCurve({
  intercept,
  slope,
}: Pick<Calibration, 'intercept' | 'slope'>): { x: number; y: number }[] {
  return Array.from({ length: STEPS - 1 }, (_, index) => {
    const x = (index + 1) / STEPS;
    return { x, y: 1 / (1 + Math.exp(-(intercept + slope * Math.log(x / (1 - x))))) };
  });
}
