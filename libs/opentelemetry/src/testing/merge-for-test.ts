import { assembleTold, type Span } from '@almenara/contract';

/** Spans of which several events tell, merged plainly: what the writer does, without ties and without a store. */
export function mergeForTest(events: readonly Span[]): Span[] {
  const spans = new Map<string, Span>();
  for (const event of events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))) {
    const key = event.traceId + event.spanId;
    const known = spans.get(key);
    spans.set(key, { ...known, ...event, attributes: { ...known?.attributes, ...event.attributes } });
  }
  return [...spans.values()].map((span) => ({ ...assembleTold(span.attributes ?? {}), ...span }));
}
