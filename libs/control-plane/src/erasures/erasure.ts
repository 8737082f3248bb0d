export type ErasureKind = 'actor' | 'session' | 'trace';
export type ErasureState = 'waiting' | 'running' | 'done' | 'failed';

export interface ErasureStepState {
  readonly step: string;
  readonly state: 'waiting' | 'running' | 'done';
  readonly rows: number | null;
  readonly at: string | null;
}

export interface Erasure {
  readonly id: string;
  readonly project: string;
  readonly kind: ErasureKind;
  /** Salted hash of whom it is about. */
  readonly subject: string;
  /** The same by a salt of this erasure alone: what its receipt tells. */
  readonly receiptSubject: string;
  readonly receiptSalt: string;
  readonly reason: string | null;
  readonly state: ErasureState;
  readonly steps: readonly ErasureStepState[];
  readonly failure: string | null;
  readonly receipt: Readonly<Record<string, unknown>> | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** What came or happened until then is erased; null until that is decided. */
  readonly erasedAt: Date | null;
  /** When the event log's last copies are gone; null until that is known. */
  readonly logGoneAt: Date | null;
}

type Told = 'id' | 'project' | 'kind' | 'subject' | 'receiptSubject' | 'receiptSalt' | 'reason';

export interface NewErasure extends Pick<Erasure, Told> {
  /** Names of what is to be done, in order. */
  readonly steps: readonly string[];
}
