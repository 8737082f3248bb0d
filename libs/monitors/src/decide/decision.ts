import type { MONITOR_OUTCOMES } from '@almenara/contract';
import type { ChangeEvidence, Why } from '../detectors/finding.js';

/** What came of one window. */
export interface Decision {
  readonly outcome: (typeof MONITOR_OUTCOMES)[number];
  readonly why: Why;
  /** An alarm begins with this window: it is to be told. */
  readonly opened: boolean;
  /** An alarm goes on and is to be told again. */
  readonly retold: boolean;
  /** Window with which the alarm began that goes on or is over now. */
  readonly alarmFrom: number | null;
  readonly evidence: ChangeEvidence | null;
}
