import type { BlockSketch } from '@almenara/drift';
import type { CreateDetector, HourJudgement } from '../drift/sequential-detector.js';

/** As the detector of the library is used, with a rule that a test can follow: adds up how far the mean is from that of the first day. */
export const createMeanDetector: CreateDetector = ({ width, threshold }) => {
  const line = Math.log(threshold);
  const first = { n: 0, sum: new Float64Array(width) };
  let until: number | undefined;
  let statistic = 0;
  let since: number | null = null;
  let isAlarmed = false;
  return {
    judge(hour: BlockSketch): HourJudgement {
      until ??= hour.start + 24;
      const own = total(hour, width);
      if (hour.start < until) {
        first.n += own.n;
        own.sum.forEach((value, at) => (first.sum[at]! += value));
        return { status: 'insufficient', reason: 'reference-hours' };
      }
      const distance = Math.hypot(...own.sum.map((value, at) => value / own.n - first.sum[at]! / first.n));
      const logE = 4 * distance - 2;
      statistic = Math.max(0, statistic + logE);
      since = statistic === 0 ? null : (since ?? hour.start);
      const opened = statistic >= line && !isAlarmed;
      isAlarmed = statistic >= line;
      const state = isAlarmed ? 'alarm' : 'quiet';
      return {
        status: 'judged',
        logE,
        logSr: statistic,
        state,
        opened,
        effect: distance,
        standardError: 0.1,
        since,
      };
    },
    restart() {
      statistic = 0;
      since = null;
      isAlarmed = false;
    },
  };
};

function total({ cells }: BlockSketch, width: number): { n: number; sum: Float64Array } {
  const sum = new Float64Array(width);
  let n = 0;
  for (const cell of cells) {
    n += cell.n;
    for (let at = 0; at < width; at++) sum[at]! += cell.sum[at]!;
  }
  return { n, sum };
}
