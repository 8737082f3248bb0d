import type { ClaimedDelivery } from '@almenara/control-plane';

/** The same at each attempt: when it happened, what happened, and where to look. */
export function toPayload(
  { event, createdAt, data }: Pick<ClaimedDelivery, 'event' | 'createdAt' | 'data'>,
  publicUrl: string | undefined,
): object {
  const page = `/${encodeURIComponent(data.project)}/incidents/${data.key}`;
  const link = publicUrl ? { url: new URL(page, publicUrl).href } : {};
  return { type: event, timestamp: createdAt.toISOString(), data: { ...data, ...link } };
}
