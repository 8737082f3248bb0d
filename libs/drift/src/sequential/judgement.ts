/** Difference of one hour to its reference along the direction that past hours point to. */
export interface Effect {
  /** Mean shift of an event, in standard deviations of what users make of the stream from day to day. */
  readonly shift: number;
  /** Of the shift in this hour, with what hours differ by themselves. */
  readonly standardError: number;
  /** Hours that the direction remembers. */
  readonly memory: number;
}

export interface JudgedHour {
  readonly status: 'judged';
  readonly hour: number;
  readonly events: number;
  readonly bags: number;
  /** Natural logarithm of the evidence of this hour: R_t = (1 + R_{t−1})·e_t. */
  readonly logE: number;
  /** Natural logarithm of the Shiryaev–Roberts statistic R_t. */
  readonly logSr: number;
  readonly logThreshold: number;
  /** From the hour in which R reaches the threshold until the alarm ends or the detector is restarted. */
  readonly state: 'quiet' | 'alarm';
  /** True in the one hour in which an alarm begins. */
  readonly opened: boolean;
  /** True in the hour in which an alarm ends because the newest hours show no evidence. */
  readonly ended: boolean;
  /** Null where past hours point nowhere. */
  readonly effect: Effect | null;
  /** Hour in which the shift most likely began; null while quiet and R below a twentieth of the threshold. */
  readonly since: number | null;
}

export type InsufficientReason = 'no-events' | 'reference-hours' | 'reference-events' | 'reference-bags';

/** An hour that cannot be judged, and what is missing: it leaves the evidence as it was. */
export interface InsufficientHour {
  readonly status: 'insufficient';
  readonly hour: number;
  readonly events: number;
  readonly bags: number;
  readonly reason: InsufficientReason;
  readonly have: number;
  readonly need: number;
}

export type Judgement = JudgedHour | InsufficientHour;
