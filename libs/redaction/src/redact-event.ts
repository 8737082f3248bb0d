import type { Event, PersonalDataKind, Redaction, RedactionKind } from '@almenara/contract';
import { isSecretName } from './secret-shapes.js';
import { maskOf, mayHold, redactText, type KindCounts } from './redact-text.js';

export interface Redacted {
  readonly event: Event;
  readonly redactions: readonly Redaction[];
}

/** Identities, times and closed sets hold no user text; vectors hold numbers. */
const UNTOUCHED = new Set([
  'kind',
  'traceId',
  'spanId',
  'parentSpanId',
  'sessionId',
  'actorId',
  'at',
  'startTime',
  'endTime',
  'type',
  'status',
  'source',
  'usage',
  'cost',
  'embeddings',
  'convention',
  'redactions',
]);

/** Fields of limited length are at least this long, so that a mask always fits. */
const MASK_FITS = 100;

/**
 * The event without credentials, and without personal data of the kinds named. `json` is the event as text; one
 * look at it spares most events the walk. Undefined when the event stays as it is.
 */
export function redactEvent(
  event: Event,
  json: string,
  personal: readonly PersonalDataKind[] = [],
): Redacted | undefined {
  if (!mayHold(json, personal)) return undefined;
  const redactions: Redaction[] = [];
  const redacted: Record<string, unknown> = { ...event };
  for (const [field, value] of Object.entries(event)) {
    if (UNTOUCHED.has(field) || (field === 'id' && event.kind === 'score')) continue;
    const counts: KindCounts = {};
    redacted[field] = redactValue(value, personal, counts);
    for (const [kind, count] of Object.entries(counts)) redactions.push({ field, kind, count });
  }
  return redactions.length === 0 ? undefined : { event: redacted as unknown as Event, redactions };
}

function redactValue(value: unknown, personal: readonly PersonalDataKind[], counts: KindCounts): unknown {
  if (typeof value === 'string') {
    const found = redactText(value, personal);
    for (const [kind, count] of Object.entries(found.counts)) add(counts, kind as RedactionKind, count);
    return fit(found.text, value);
  }
  if (Array.isArray(value)) return value.map((item) => redactValue(item, personal, counts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      redactValue(name, personal, counts),
      isSecretName(name) ? redactSecret(member, personal, counts) : redactValue(member, personal, counts),
    ]),
  );
}

/** The value of a field whose name says that it is secret. An object there is a schema or a form: it is looked into. */
function redactSecret(value: unknown, personal: readonly PersonalDataKind[], counts: KindCounts): unknown {
  if (Array.isArray(value)) return value.map((item) => redactSecret(item, personal, counts));
  if (typeof value === 'object' && value !== null) return redactValue(value, personal, counts);
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '' || /^(?:\*+|\[redacted:\w+\])$/.test(text)) return value;
  add(counts, 'secret', 1);
  return fit(maskOf('secret'), text);
}

function add(counts: KindCounts, kind: RedactionKind, count: number): void {
  counts[kind] = (counts[kind] ?? 0) + count;
}

/** A mask may be longer than what it hides; the field may be full. */
function fit(redacted: string, original: string): string {
  return redacted.length > original.length
    ? redacted.slice(0, Math.max(original.length, MASK_FITS))
    : redacted;
}
