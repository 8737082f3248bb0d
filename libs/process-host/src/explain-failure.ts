/** Failures that say themselves what is wrong and what to do. */
const EXPECTED = new Set([
  'ConfigurationError',
  'StartFailure',
  'FolderLockedError',
  'ControlPlaneError',
  'MigrationError',
  'TraceStoreError',
  'BackupError',
  'KafkaAwayError',
  'KafkaTopicError',
]);

/** Any other failure shows where it happened. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return EXPECTED.has(error.name) ? error.message : (error.stack ?? error.message);
}
