import { type Fields } from '../audit-log/audit-entry.entity.js';

/**
 * How an evaluator's scores are recalibrated to the labels of a project, by Platt scaling: the chance that an answer
 * is bad is sigmoid(intercept + slope · logit(1 − value)).
 */
export interface Calibration {
  readonly intercept: number;
  readonly slope: number;
  /** Holds for this version of the evaluator alone. */
  readonly evaluatorVersion: string;
  /** Labels it was fitted to. */
  readonly n: number;
  /** When, ISO 8601. */
  readonly fittedAt: string;
}

/** The name of the setting that holds the calibration of an evaluator. */
export function calibrationSetting(evaluator: string): string {
  return `calibration.${evaluator}`;
}

export function writeCalibration(calibration: Calibration): Fields {
  return { ...calibration };
}

/** Undefined when there is none; scores then stay as they are. */
export function readCalibration(stored: unknown): Calibration | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { intercept, slope, evaluatorVersion, n, fittedAt } = stored as Partial<Calibration>;
  const isWhole = Number.isFinite(intercept) && Number.isFinite(slope) && Number.isFinite(n);
  if (!isWhole || typeof evaluatorVersion !== 'string' || typeof fittedAt !== 'string') return undefined;
  return { intercept: intercept!, slope: slope!, evaluatorVersion, n: n!, fittedAt };
}
