import {
  type JobStatus,
  REMEDIATION_ENDS,
  type RemediationAction,
  type RemediationFailure,
  type RemediationState,
  type SkipReason,
} from '@almenara/contract';

/** What a job made. */
export interface Artefacts {
  readonly indexVersion?: string | undefined;
  readonly model?: string | undefined;
  readonly variant?: string | undefined;
  readonly logUrl?: string | undefined;
}

/** A remediation, as far as its transitions depend on it. Times are epoch milliseconds. */
export interface Remediation {
  readonly state: RemediationState;
  readonly action: RemediationAction;
  readonly skipReason: SkipReason | null;
  /** Until when a person may decide, or the job may say something. */
  readonly deadline: number;
  /** 0 … 1, the furthest that was told; null before any. */
  readonly progress: number | null;
  readonly artefacts: Artefacts;
  /** Why it is `failed`; null in all other states. */
  readonly failure: RemediationFailure | null;
}

export type RemediationEvent =
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  | { readonly kind: 'delivery'; readonly outcome: 'delivered' | 'failed' | 'unknown' }
  /** What a job was to be trained on cannot be had. */
  | { readonly kind: 'no_dataset'; readonly why: 'dataset_failed' | 'dataset_empty' }
  /** What a person found out about a delivery of which nobody knew. */
  | { readonly kind: 'settle'; readonly as: 'delivered' | 'cancelled' }
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'job';
      readonly status: JobStatus;
      readonly progress?: number | undefined;
      readonly artefacts?: Artefacts | undefined;
    }
  /** The clock, which moves on what waited too long. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'verdict'; readonly outcome: 'verified' | 'not_fixed' | 'inconclusive' };

export type Effect =
  /** Ask the target. */
  | 'deliver'
  /** Have built what is to be trained on; the target is asked once it is there. */
  | 'build_dataset'
  /** What still waits to be sent is not sent. */
  | 'withdraw'
  /** Tell a target that was reached that the job is not wanted any more. */
  | 'tell_cancelled'
  | 'resolve_incident'
  | 'escalate';

export type Decision =
  | { readonly kind: 'changed'; readonly remediation: Remediation; readonly effects: readonly Effect[] }
  /** Known already, or too late to matter: nothing changes, and whoever said it is not wrong. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly why: Refusal };

export type Refusal =
  /** The state has no such transition. */
  | 'not_now'
  /** The job ended another way already. */
  | 'contradicts'
  /** Nobody waits for the job any more. */
  | 'over'
  /** A success that does not name what it made. */
  | 'names_no_index_version'
  | 'names_no_model_or_variant';

export function isOver(state: RemediationState): boolean {
  return (REMEDIATION_ENDS as readonly string[]).includes(state);
}
