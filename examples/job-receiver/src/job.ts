import type { RemediationRequest } from './request.js';

export interface Artefacts {
  readonly indexVersion?: string;
  readonly model?: string;
  readonly variant?: string;
  readonly logUrl?: string;
}

/** How a job ended. The note is read by people; it holds no text of users. */
export type Outcome =
  | { readonly status: 'succeeded'; readonly note: string; readonly artefacts: Artefacts }
  | { readonly status: 'failed'; readonly note: string };

/** One remediation, from the delivery until its outcome is known at Almenara. Each field is set once. */
export interface Job {
  readonly request: RemediationRequest;
  /** `webhook-id` of each delivery that asked for it. */
  readonly messages: readonly string[];
  readonly takenAt: string;
  /** Almenara knows that the job was taken up. */
  readonly accepted?: true;
  readonly outcome?: Outcome;
  readonly finishedAt?: string;
  /** Nothing is left to be done: the outcome is known, or nobody wants it any more. */
  readonly closed?: 'reported' | 'dry_run' | 'not_wanted' | 'gave_up';
}

/** An error whose message may be told to Almenara. */
export class JobError extends Error {}
