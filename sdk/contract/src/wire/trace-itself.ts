/**
 * Id of the span event that tells of the trace itself, for protocols in which a trace has a name, a user and content
 * of its own. It is no operation: readers show it as a span only while the trace has no other, and else give what
 * it says to the spans of the trace.
 */
export const TRACE_ITSELF = '@trace';

interface OfTrace {
  readonly spanId: string;
  readonly parentSpanId?: string | null | undefined;
  readonly name?: string | undefined;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly sessionId?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly environment?: string | null | undefined;
  readonly release?: string | null | undefined;
  readonly tags?: string[] | undefined;
  readonly metadata?: Record<string, unknown> | undefined;
  readonly attributes?: Record<string, unknown> | undefined;
}

/** The spans of one trace as readers see them. */
export function spansOfTrace<Span extends OfTrace>(spans: readonly Span[]): Span[] {
  const trace = spans.find(({ spanId }) => spanId === TRACE_ITSELF);
  const others = spans.filter((span) => span !== trace);
  if (!trace) return others;
  return others.length === 0 ? [trace] : others.map((span) => withTrace(span, trace));
}

/**
 * A span with what its trace says: whose it is, unless it says so itself; and on a span without a parent also the
 * metadata, and the trace's own name and content among the attributes.
 */
export function withTrace<Span extends OfTrace>(span: Span, trace: OfTrace): Span {
  const told: Partial<OfTrace> = {
    sessionId: span.sessionId ?? trace.sessionId,
    actorId: span.actorId ?? trace.actorId,
    environment: span.environment ?? trace.environment,
    release: span.release ?? trace.release,
    tags: [...new Set([...(span.tags ?? []), ...(trace.tags ?? [])])].sort(),
  };
  if ((span.parentSpanId ?? '') !== '') return { ...span, ...told };
  return {
    ...span,
    ...told,
    metadata: { ...trace.metadata, ...span.metadata },
    attributes: { ...ownOf(trace), ...span.attributes },
  };
}

function ownOf({ name, input, output, attributes }: OfTrace): Record<string, unknown> {
  const own: Record<string, unknown> = { ...attributes };
  if (name !== undefined && name !== '') own['trace.name'] = name;
  if (input !== undefined && input !== null) own['trace.input'] = input;
  if (output !== undefined && output !== null) own['trace.output'] = output;
  return own;
}
