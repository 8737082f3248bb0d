import { ERASURE_STEPS, type ErasureStep } from '@almenara/contract';
import type { Erasure } from '@almenara/control-plane';
import { isErasureBegun } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { ERASURE_WORK, type ErasureWork } from './erasure-work.js';
import { makeReceipt } from './make-receipt.js';

/** Steps behind which the plain id is no longer needed, and no longer there. */
const NEED_NO_SUBJECT: readonly ErasureStep[] = ['files', 'receipt'];

/**
 * Goes on with an erasure until it has its receipt. Each step is recorded after its effect is durable, and does no
 * harm when it is repeated: whoever comes after a sudden end starts with the first step that is not recorded.
 */
export async function eraseSubject(
  options: MonitorOptions,
  erasure: Erasure,
  signal: AbortSignal,
): Promise<void> {
  const { store, controlPlane } = options;
  const { erasures } = controlPlane;
  const { id, project } = erasure;
  const work: ErasureWork = { options, id, project, signal };
  const done = new Set(erasure.steps.filter(({ state }) => state === 'done').map(({ step }) => step));
  const next = ERASURE_STEPS.find((step) => !done.has(step));
  if (next && !NEED_NO_SUBJECT.includes(next) && !(await isErasureBegun(store, project, id))) {
    await erasures.fail(id, 'The trace store no longer knows whom to erase. Ask for the erasure again.');
    return;
  }
  for (const step of ERASURE_STEPS) {
    if (done.has(step) || step === 'receipt') continue;
    signal.throwIfAborted();
    await erasures.recordStep(id, step, 'running', null);
    const rows = await ERASURE_WORK[step](work);
    await erasures.recordStep(id, step, 'done', rows);
  }
  const ended = await erasures.find(project, id);
  if (ended?.state !== 'running') return;
  const receipt = makeReceipt(ended, new Date((options.now ?? Date.now)()));
  await erasures.finish(id, await controlPlane.receipts.sign(receipt));
}
