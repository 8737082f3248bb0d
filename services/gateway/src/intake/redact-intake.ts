import type { PersonalDataKind } from '@almenara/contract';
import { redactEvent } from '@almenara/redaction';
import type { CheckedEvent } from './check-event.js';

export interface RedactedEvents {
  readonly events: readonly CheckedEvent[];
  /** By kind. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The events as they may be kept. A span tells what was taken from it, besides what its sender says it took itself. */
export function redactIntake(
  events: readonly CheckedEvent[],
  masked: readonly PersonalDataKind[],
): RedactedEvents {
  const counts = new Map<string, number>();
  const redacted = events.map((checked): CheckedEvent => {
    const found = redactEvent(checked.event, checked.json, masked);
    if (!found) return checked;
    const { event, redactions } = found;
    for (const { kind, count } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + count);
    if (event.kind === 'span') event.redactions = [...(event.redactions ?? []), ...redactions];
    return { event, json: JSON.stringify(event) };
  });
  return { events: redacted, counts };
}
