import type { BlockSketch } from '../sketch/block-sketch.js';
import { createDetector, type DetectorConfig } from './detector.js';
import type { Judgement } from './judgement.js';

/**
 * Judges stored hours, in order, as the detector did one by one.
 *
 * @param restarts hours before which the evidence started from nothing, ascending.
 */
export function replay(
  config: DetectorConfig,
  hours: Iterable<BlockSketch>,
  restarts: readonly number[] = [],
): Judgement[] {
  const detector = createDetector(config);
  const result: Judgement[] = [];
  let next = 0;
  for (const hour of hours) {
    for (; next < restarts.length && restarts[next]! <= hour.start; next++) detector.restart();
    result.push(detector.judge(hour));
  }
  return result;
}
