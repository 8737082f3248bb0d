/** Words of targets and deliveries, without a schema: the console's pages take them as they are. */
export const TARGET_KINDS = ['webhook', 'github', 'slack', 'email'] as const;
/** What a remediation may ask of a target. */
export const TARGET_ACTIONS = ['re_index', 'retrain', 'roll_back', 're_evaluate', 're_embed'] as const;
/**
 * How far a remediation goes by itself: it is proposed and not sent, sent as a dry run, sent once a person approved it,
 * or sent at once.
 */
export const TARGET_MODES = ['propose', 'dry_run', 'approve', 'automatic'] as const;
/** By a person, because ten deliveries in a row failed for good, or because the receiver answered 410. */
export const PAUSE_REASONS = ['person', 'failures', 'gone'] as const;
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed', 'unknown', 'cancelled'] as const;
/**
 * Of an attempt that came to nothing: certainly not processed, or perhaps. An address that is refused, a connection that
 * was not made and a 4xx are the former; a time-out after the request was sent and a 5xx are the latter.
 */
export const FAILURE_CLASSES = ['refused', 'ambiguous'] as const;
