import type { DatasetEnd, DatasetFilter, DatasetManifest, DatasetState } from '@almenara/contract';

/** Whose scores a dataset counts, fixed when its building first begins. */
export interface PinnedEvaluator {
  readonly name: string;
  readonly version: string;
  /** Labels that count as bad; null when values below one half do. */
  readonly failing: readonly string[] | null;
}

/** A filter whose window has both ends. */
export type BoundedDatasetFilter = DatasetFilter & { readonly from: string; readonly to: string };

export interface StoredDataset {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly filter: BoundedDatasetFilter;
  readonly evaluator: PinnedEvaluator | null;
  readonly recipe: string;
  readonly state: DatasetState;
  readonly attempt: number;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly failure: string | null;
  readonly ended: DatasetEnd | null;
  readonly incidentNumber: number | null;
  readonly remediationId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface NewDataset {
  readonly project: string;
  readonly name: string;
  readonly filter: DatasetFilter;
  readonly ttlMs: number;
}

/** What a build made, beside the pieces of its file. */
export interface BuiltDataset {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: DatasetManifest;
  readonly traceIds: readonly string[];
}
