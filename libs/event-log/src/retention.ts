export interface SegmentAge {
  readonly end: number;
  readonly bytes: number;
  readonly firstAppendedAt: number | undefined;
  readonly lastAppendedAt: number | undefined;
}

export interface RetentionLimits {
  /** Lowest offset that any known group still wants; undefined when no group is known. */
  readonly needed: number | undefined;
  readonly now: number;
  readonly retentionMs: number;
  /** Space is short: a committed segment is ended and deleted although it is young and not full. */
  readonly spaceIsShort: boolean;
}

/**
 * Whether the last segment should end, so that it can be deleted whole: at the retention's age, also when few
 * records come, or at once when space is short and nobody needs it.
 */
export function shouldEndSegment(active: SegmentAge, limits: RetentionLimits): boolean {
  if (active.bytes === 0 || active.firstAppendedAt === undefined) return false;
  if (limits.now - active.firstAppendedAt > limits.retentionMs) return true;
  return limits.spaceIsShort && limits.needed !== undefined && active.end <= limits.needed;
}

/**
 * How many of the oldest segments may be deleted: those that every known group has committed; where no group is
 * known yet, those older than the retention.
 */
export function countExpendable(ended: readonly SegmentAge[], limits: RetentionLimits): number {
  const { needed, now, retentionMs } = limits;
  const kept = ended.findIndex((segment) => {
    if (needed !== undefined) return segment.end > needed;
    return segment.lastAppendedAt === undefined || now - segment.lastAppendedAt <= retentionMs;
  });
  return kept === -1 ? ended.length : kept;
}
