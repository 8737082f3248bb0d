import type { OnDelivered } from '../targets/delivery.js';
import { addRemediationEvent } from './add-remediation-event.js';
import { applyEvent } from './apply-event.js';
import { lockRemediation } from './lock-remediation.js';

/** What became of the delivery of a remediation, in the transaction in which it is recorded. */
export const onRemediationDelivered: OnDelivered = async (manager, remediationId, outcome, at, detail) => {
  const row = await lockRemediation(manager, { id: remediationId });
  if (!row) return;
  const decision = await applyEvent(manager, row, { kind: 'delivery', outcome }, { at, detail });
  // One that was sent again, or whose job has spoken since.
  if (decision.kind !== 'changed' && outcome !== 'delivered')
    await addRemediationEvent(manager, row, { event: 'delivery_failed', at, detail });
};
