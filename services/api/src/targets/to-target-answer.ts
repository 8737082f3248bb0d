import type { Target } from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';

export function toTargetAnswer(target: controlPlane.Target): Target {
  const { actions, maintenance, previousSecretUntil, paused, createdAt, lastDelivery, ...told } = target;
  return {
    ...told,
    actions: [...actions],
    maintenance: [...maintenance],
    previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
    paused: paused && { ...paused, at: paused.at.toISOString() },
    createdAt: createdAt.toISOString(),
    lastDelivery: lastDelivery && { ...lastDelivery, at: lastDelivery.at.toISOString() },
  };
}
