import type { Delivery, DeliveryDetail } from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';
import { incidentKey } from '@almenara/control-plane';
import { maskData } from '@almenara/outgoing-requests';

export function toDeliveryItem(delivery: controlPlane.Delivery): Delivery {
  const { id, target, event, incidentNumber, remediationId, state, attempts } = delivery;
  const { createdAt, nextAttemptAt, finishedAt, status, failure, replayOf, replayReason } = delivery;
  return {
    id,
    target,
    event,
    incident: incidentNumber === null ? null : incidentKey(incidentNumber),
    remediation: remediationId,
    state,
    attempts,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    status,
    failure,
    replayOf,
    replayReason,
  };
}

export function toDeliveryDetail(delivery: controlPlane.DeliveryDetail): DeliveryDetail {
  return {
    ...toDeliveryItem(delivery),
    data: maskData(delivery.data) as Record<string, unknown>,
    log: delivery.log.map(({ at, requestHeaders, ...told }) => ({
      ...told,
      at: at.toISOString(),
      requestHeaders: requestHeaders && { ...requestHeaders },
    })),
  };
}
