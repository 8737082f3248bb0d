/** Something on disk that is not as it was written. The log goes on without it; a person should know. */
export interface LogDamage {
  readonly kind: 'torn-tail' | 'damaged-records' | 'damaged-offsets' | 'offsets-beyond-end';
  readonly path: string;
  /** What was found and what the log did about it, without any record's content. */
  readonly message: string;
}

export type ReportDamage = (damage: LogDamage) => void;

export function warnOfDamage(damage: LogDamage): void {
  process.emitWarning(`event log: ${damage.message} (${damage.path})`, { code: 'ALMENARA_LOG_DAMAGE' });
}
