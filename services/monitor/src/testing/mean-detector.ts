import type { BlockSketch, createDetector, Judgement } from '@almenara/drift';
import { type CreateWatch, LateDetector } from '../drift/watch.js';

/** As the detector of the library is used, with a rule that a test can follow: adds up how far the mean is from that of the first day. */
const createMeanDetector = ({ width, threshold }: Parameters<typeof createDetector>[0]) => {
  const line = Math.log(threshold);
  const first = { n: 0, sum: new Float64Array(width) };
  let until: number | undefined;
  let statistic = 0;
  let since: number | null = null;
  let isAlarmed = false;
  return {
    judge(hour: BlockSketch): Judgement {
      until ??= hour.start + 24;
      const own = total(hour, width);
      const about = { hour: hour.start, events: own.n, bags: hour.cells.length };
      if (hour.start < until) {
        first.n += own.n;
        own.sum.forEach((value, at) => (first.sum[at]! += value));
        return { ...about, status: 'insufficient', reason: 'reference-hours', have: 0, need: 24 };
      }
      const distance = Math.hypot(...own.sum.map((value, at) => value / own.n - first.sum[at]! / first.n));
      const logE = 4 * distance - 2;
      statistic = Math.max(0, statistic + logE);
      since = statistic === 0 ? null : (since ?? hour.start);
      const opened = statistic >= line && !isAlarmed;
      isAlarmed = statistic >= line;
      const state = isAlarmed ? 'alarm' : 'quiet';
      const ended = false;
      const effect = { shift: distance, standardError: 0.1, memory: 1 };
      const told = {
        logE,
        logSr: statistic,
        logThreshold: line,
        state,
        opened,
        ended,
        effect,
        since,
      } as const;
      return { ...about, status: 'judged', ...told };
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

/** On the thread of the test. */
export const createMeanWatch: CreateWatch = (config) => {
  const detector = new LateDetector(createMeanDetector, config);
  return {
    judge: (steps) => Promise.resolve(steps.map((step) => detector.judge(step))),
    close: () => undefined,
  };
};
