import type { ValueChange } from './clustered-difference.js';
import type { MatchedEvidence } from './compare-matched.js';
import type { UserEvidence } from './compare-users.js';

/** Result of the two-window test of a stream. Left out where the stream is absent or the test insufficient. */
export interface StreamChange {
  readonly pValue: number;
  /**
   * How much of the traffic moved, from 0 to 1. Text: about the share of a new topic. Number, category: total variation
   * distance between the windows.
   */
  readonly effect: number;
  /** Numbers only: change of the mean in standard deviations of the reference. */
  readonly shift?: number;
}

/** A category sent by the app, and its most frequent value in each window. */
export interface CategoryChange extends StreamChange {
  readonly previous?: string;
  readonly current?: string;
}

/** `instructions` is a hash of the system message. */
export type VersionDimension = 'prompt_version' | 'instructions' | 'variant' | 'model_requested' | 'release';

export interface VersionChange {
  readonly dimension: VersionDimension;
  readonly change: CategoryChange;
}

/** A score of the shifted events against the same score of the other current events. */
export type ShiftedScore = 'similarity' | 'context_relevance' | 'question_coverage' | 'groundedness';

export interface ShiftedEvidence {
  readonly events: number;
  /** Names of the clusters. */
  readonly topics?: readonly string[];
  readonly scores: Partial<Readonly<Record<ShiftedScore, ValueChange>>>;
}

export interface DocumentEvidence {
  /** Documents with at least seven retrievals expected in the current window and none seen. */
  readonly disappeared: readonly string[];
  /** Share of the reference's retrievals that were of those. */
  readonly disappearedShare: number;
}

/** What is known of two windows of a project. Every field may be absent: what depends on it is then not testable. */
export interface CauseEvidence {
  /**
   * By name, as streams are named everywhere: `prompt`, `retrieval_similarity`, `score:groundedness`. Those without a
   * part in a verdict only tell what moved.
   */
  readonly streams?: Readonly<Record<string, StreamChange | undefined>>;
  /** Almenara's own encoder, by its canary texts: where it changed, no text of the windows can be compared. */
  readonly ruler?: { readonly fingerprintChanged: boolean };
  /** Vectors that the app sends itself. `repeated`: same text in both windows, mean cosine of its two vectors. */
  readonly appVectors?: {
    readonly modelChanged?: boolean;
    readonly dimensionChanged?: boolean;
    readonly normChanged?: boolean;
    readonly repeated?: { readonly texts: number; readonly meanCosine: number };
  };
  /** The same prompts sent to the provider again and again. */
  readonly providerCanaries?: { readonly prompts: number; readonly changed: boolean };
  /** Model that answered, among events that asked for the same model. */
  readonly answeredModel?: CategoryChange;
  /** One for each dimension that the app reports, whether it moved or not. */
  readonly versions?: readonly VersionChange[];
  /** Index version, retriever name and parameters, as sent. */
  readonly retriever?: CategoryChange;
  readonly users?: UserEvidence;
  readonly matched?: MatchedEvidence;
  readonly documents?: DocumentEvidence;
  readonly shifted?: ShiftedEvidence;
}
