import { QUALITY_GROUPS, type Quality as Answer } from '@almenara/contract';
import type { LabelledAnswer } from '@almenara/statistics';
import type { Quality } from '@almenara/trace-store';
import { estimateQuality, estimateRate } from './estimate-quality.js';

const MOST_GROUPS = 30;

type Told = Pick<
  Answer,
  'eligible' | 'scored' | 'notApplicable' | 'unweighted' | 'rate' | 'series' | 'groups' | 'bucketSeconds'
>;

/** Sums as the rates that people read: the range and its groups by one version, the time by every version. */
export function tellQuality(
  quality: Quality,
  version: string | undefined,
  labelled: readonly LabelledAnswer[],
  versions: readonly string[],
): Told {
  const whole = quality.versions.find((each) => each.version === version);
  const withPoints = versions.filter((each) => quality.points.some((point) => point.version === each));
  return {
    bucketSeconds: quality.bucketSeconds,
    eligible: quality.eligible,
    scored: whole?.scored ?? 0,
    notApplicable: whole?.notApplicable ?? 0,
    unweighted: whole?.unweighted ?? 0,
    rate: whole ? estimateQuality(whole, labelled, quality.eligible) : null,
    series: withPoints.map((each) => ({
      version: each,
      points: quality.points
        .filter((point) => point.version === each && point.n > 0)
        .map((point) => ({ time: point.time, n: point.n, rate: estimateRate(point) })),
    })),
    groups: QUALITY_GROUPS.map((by) => {
      const items = quality.groups[by]
        .filter((each) => each.version === version && each.n > 0)
        .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
      return {
        by,
        items: items
          .slice(0, MOST_GROUPS)
          .map((each) => ({ key: each.key, n: each.n, bad: each.bad, rate: estimateRate(each) })),
        others: Math.max(0, items.length - MOST_GROUPS),
      };
    }),
  };
}
