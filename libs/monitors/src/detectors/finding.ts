import type { MONITOR_REASONS } from '@almenara/contract';

export type Why = (typeof MONITOR_REASONS)[number];

/** What a detector says of one window, before hysteresis. */
export interface Finding {
  readonly finding: 'quiet' | 'breach' | 'insufficient';
  readonly why: Why;
  /** Of a change: evidence and alarm line on the log scale, and when it began as far as that can be told. */
  readonly evidence?: ChangeEvidence | undefined;
}

export interface ChangeEvidence {
  readonly logStatistic: number;
  readonly logAlarm: number;
  /** ms since 1970. */
  readonly since: number | null;
}
