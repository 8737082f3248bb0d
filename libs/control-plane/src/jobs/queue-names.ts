export const DATASET_QUEUE = 'datasets';
export const BACKFILL_QUEUE = 'backfills';
/** What processes ask of the monitor. A job only wakes: what is left to do stands in rows and settings. */
export const ERASURE_QUEUE = 'erasures';
export const REPLAY_QUEUE = 'dead-letters';
export const REPRICE_QUEUE = 'prices';
export const RETENTION_QUEUE = 'retention';
export const REMEDIATIONS_QUEUE = 'remediations';
export const DIGESTS_QUEUE = 'digests';
export const DELIVERIES_QUEUE = 'deliveries';
export const PROVIDER_CANARIES_QUEUE = 'provider-canaries';
