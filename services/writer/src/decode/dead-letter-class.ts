/** Why events became dead letters, as classes that can be counted. */
export type DeadLetterClass = 'unreadable_record' | 'invalid_event' | 'refused_by_store';

/** The class of a dead letter by its reason, which begins with what could not be done. */
export function classOfDeadLetter({ reason }: { readonly reason: string }): DeadLetterClass {
  if (reason.startsWith('the log record ')) return 'unreadable_record';
  return reason.startsWith('the store refused ') ? 'refused_by_store' : 'invalid_event';
}
