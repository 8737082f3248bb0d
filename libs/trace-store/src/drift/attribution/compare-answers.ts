import {
  type AnswerRow,
  compareMatched,
  compareUsers,
  type MatchedEvidence,
  type UserEvidence,
} from '@almenara/drift';

/** What similar questions got in both windows, and who asked them. */
export function compareAnswers(rows: readonly AnswerRow[]): {
  readonly matched: MatchedEvidence;
  readonly users?: UserEvidence;
} {
  const users = compareUsers(rows);
  return { matched: compareMatched(rows), ...(users ? { users } : {}) };
}
