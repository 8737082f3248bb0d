import type {
  Maintenance,
  PAUSE_REASONS,
  TARGET_ACTIONS,
  TARGET_KINDS,
  TARGET_MODES,
  TargetConfig,
} from '@almenara/contract';
import type { DeliveryState } from './delivery.js';

export type TargetKind = (typeof TARGET_KINDS)[number];
export type TargetAction = (typeof TARGET_ACTIONS)[number];
export type TargetMode = (typeof TARGET_MODES)[number];
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What a target is told and may be asked, all of which can be changed. */
export interface TargetRules {
  readonly name: string;
  readonly tellsIncidents: boolean;
  readonly actions: readonly TargetAction[];
  readonly mode: TargetMode;
  readonly cooldownHours: number;
  /** Remediations in a calendar month; null for any number. */
  readonly monthlyBudget: number | null;
  /** Whether it does the same key once, however often it is told. */
  readonly idempotent: boolean;
  readonly approverNotProposer: boolean;
  /** Whether payloads may hold questions that users asked. */
  readonly sendExamples: boolean;
  /** Times in which it is asked for nothing. */
  readonly maintenance: readonly Maintenance[];
  /** Name of the model or evaluator that a retraining changes; null where it is not declared. */
  readonly retrains: string | null;
}

export interface NewTarget extends TargetRules {
  readonly config: TargetConfig;
  readonly secret: string;
}

export interface Target extends TargetRules {
  readonly id: string;
  readonly config: TargetConfig;
  readonly secretHint: string;
  /** Until when the secret before the last rotation counts too. */
  readonly previousSecretUntil: Date | null;
  readonly paused: { readonly at: Date; readonly reason: PauseReason } | null;
  readonly createdAt: Date;
  readonly lastDelivery: {
    readonly id: string;
    readonly at: Date;
    readonly state: DeliveryState;
    readonly status: number | null;
  } | null;
}

/** What is needed to send to a target: the secret, and the one before while it counts. */
export interface TargetAddress {
  readonly config: TargetConfig;
  readonly secrets: readonly string[];
}
