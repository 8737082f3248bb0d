import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ERASURE_STEPS, type ErasureKind } from '@almenara/contract';
import { type ChangeBy, type Erasure, ERASURE_QUEUE } from '@almenara/control-plane';
import { beginErasure, forgetErasure, hashSubject } from '@almenara/trace-store';
import type { ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';

interface Wanted {
  readonly kind: ErasureKind;
  readonly id: string;
  readonly reason?: string | undefined;
}

/**
 * Starts an erasure, or answers the one under way. The plain id goes into the trace store's list alone, which can be
 * deleted physically; the control plane keeps hashes. The list comes first: an erasure that nobody can carry out is
 * worse than a list that the next sweep removes.
 */
export async function startErasure(
  { store, controlPlane }: Pick<ApiOptions, 'store' | 'controlPlane'>,
  project: string,
  { kind, id: subjectId, reason }: Wanted,
  by: ChangeBy,
): Promise<Erasure> {
  if (reason?.includes(subjectId)) {
    const errors = [{ field: 'reason', reason: 'must not hold the id: it is kept after the erasure' }];
    throw new ProblemError('invalid_request', 'the body is not valid', errors);
  }
  const { erasures, jobs } = controlPlane;
  const subject = hashSubject(await erasures.salt(project), kind, subjectId);
  let erasure = await erasures.findUnderWay(project, kind, subject);
  if (!erasure) {
    const id = randomUUID();
    await beginErasure(store, project, id, { kind, id: subjectId });
    const receiptSalt = randomBytes(16).toString('base64url');
    const receiptSubject = createHash('sha256').update(`${receiptSalt}\n${subjectId}`).digest('hex');
    const steps = ERASURE_STEPS;
    const row = { id, project, kind, subject, receiptSubject, receiptSalt, steps };
    erasure = await erasures.create({ ...row, reason: reason ?? null }, by);
    if (erasure.id !== id) await forgetErasure(store, project, id);
  }
  await jobs.send(ERASURE_QUEUE, { project, erasure: erasure.id }, { key: erasure.id });
  return erasure;
}
