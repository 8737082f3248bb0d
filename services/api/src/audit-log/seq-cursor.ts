import { ProblemError } from '../problem/problem-error.js';

/** Where a page of the audit log begins. A number says nothing about another project. */
export function readSeqCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const seq = /^[1-9]\d{0,9}$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (seq <= 2_147_483_647) return seq;
  throw new ProblemError('invalid_request', 'one of the parameters is not valid', [
    { field: 'cursor', reason: 'must be the nextCursor of a page of this list' },
  ]);
}
