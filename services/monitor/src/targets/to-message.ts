import type { ClaimedDelivery } from '@almenara/control-plane';
import type { TargetMessage } from '@almenara/outgoing-requests';

/** The same at each attempt: when it happened, what happened, and where to look. */
export function toMessage(
  { id, event, createdAt, data, project, incidentNumber }: ClaimedDelivery,
  publicUrl: string | undefined,
): TargetMessage {
  const page = `/${encodeURIComponent(project)}/incidents${incidentNumber === null ? '' : `/INC-${incidentNumber}`}`;
  const link = publicUrl ? new URL(page, publicUrl).href : undefined;
  return { id, event, at: createdAt, data, link };
}
