import type { BlockSketch } from '@almenara/drift';

/** What a judged hour is compared with. Hours count from 1970 UTC. */
export type Reference =
  | { readonly kind: 'trailing' | 'seasonal' }
  | { readonly kind: 'pinned'; readonly from: number; readonly to: number }
  | { readonly kind: 'since'; readonly from: number };

/** What a detector says of an hour. Logarithms are natural, hours count from 1970 UTC. */
export type HourJudgement =
  | {
      readonly status: 'judged';
      readonly logE: number;
      readonly logSr: number;
      readonly state: 'quiet' | 'alarm';
      /** In exactly the hour in which an alarm begins. */
      readonly opened: boolean;
      readonly effect: number;
      readonly standardError: number;
      readonly since: number | null;
    }
  | { readonly status: 'insufficient'; readonly reason: string };

export interface SequentialDetector {
  /** Hours come in order. */
  judge(hour: BlockSketch): HourJudgement;
  /** The evidence begins anew. */
  restart(): void;
}

export type CreateDetector = (config: {
  readonly width: number;
  readonly threshold: number;
  readonly reference: Reference;
}) => SequentialDetector;
