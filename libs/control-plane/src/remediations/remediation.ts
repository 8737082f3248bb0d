import type {
  Criterion,
  JobStatus,
  RemediationAction,
  RemediationEventName,
  RemediationFailure,
  RemediationRequest,
  RemediationState,
  SkipReason,
  Verdict,
} from '@almenara/contract';
import type { Artefacts } from '@almenara/remediation';
import type { Person } from '../incidents/incident.js';

export type RollBack = NonNullable<RemediationRequest['rollBack']>;

/** What whoever proposed it asked of its verification and of what is sent. */
export interface Wishes {
  readonly difference?: Criterion['difference'] | undefined;
  /** Hours. */
  readonly until?: number | undefined;
  /** All answers, and not only those of the part that the incident is about. */
  readonly wholeTraffic?: boolean | undefined;
  readonly rollBackKind?: RollBack['kind'] | undefined;
}

export interface NewRemediation {
  readonly project: string;
  readonly incidentNumber: number;
  readonly targetId: string;
  readonly action: RemediationAction;
  /** A key: the console has the sentence. */
  readonly reason: string;
  readonly subjects: readonly string[];
  readonly wishes?: Wishes | undefined;
}

/** What a monitor adds before anything may be sent. */
export interface Preparation {
  readonly criterion: Criterion | null;
  readonly request: RemediationRequest;
  /** What to go back to when it does not help. */
  readonly lastGood: RollBack | null;
}

export interface StoredRemediation {
  readonly id: string;
  readonly project: string;
  readonly incidentNumber: number;
  readonly target: { readonly id: string; readonly name: string };
  readonly action: RemediationAction;
  readonly state: RemediationState;
  readonly reason: string;
  readonly subjects: readonly string[];
  readonly attempt: number;
  readonly wishes: Wishes;
  readonly skipReason: SkipReason | null;
  readonly failure: RemediationFailure | null;
  readonly request: RemediationRequest | null;
  readonly criterion: Criterion | null;
  readonly lastGood: RollBack | null;
  readonly verdict: Verdict | null;
  /** Null: a monitor. */
  readonly proposedBy: Person | null;
  readonly decidedBy: Person | null;
  readonly deliveryId: string | null;
  readonly progress: number | null;
  readonly progressNote: string | null;
  readonly artefacts: Artefacts;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly deadline: Date;
  readonly deliveredAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly verifyUntil: Date | null;
  readonly endedAt: Date | null;
}

export interface StoredRemediationEvent {
  readonly seq: number;
  readonly at: Date;
  readonly event: RemediationEventName;
  readonly by: Person | null;
  readonly detail: string | null;
}

export interface RemediationDetail extends StoredRemediation {
  /** The oldest first. */
  readonly history: readonly StoredRemediationEvent[];
}

/** What a job says, by its token. */
export interface JobMessage {
  readonly status: JobStatus;
  readonly progress?: number | undefined;
  readonly note?: string | undefined;
  readonly artefacts?: Artefacts | undefined;
}

export type JobAnswer =
  | { readonly kind: 'taken'; readonly state: RemediationState }
  /** No such remediation, or another token: the caller is not told which. */
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'conflict'; readonly state: RemediationState; readonly message: string }
  | { readonly kind: 'bad'; readonly field: string; readonly message: string };
