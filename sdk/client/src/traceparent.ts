/** W3C Trace Context header of a span; undefined when its ids are not of that form. */
export function writeTraceparent(traceId: string, spanId: string, sampled: boolean): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(traceId) || !/^[0-9a-f]{16}$/.test(spanId)) return undefined;
  return `00-${traceId}-${spanId}-0${sampled ? 1 : 0}`;
}

export function readTraceparent(header: unknown): { traceId: string; parentSpanId: string } | undefined {
  const match = typeof header === 'string' && /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(header);
  if (!match || /^0+$/.test(match[1]!) || /^0+$/.test(match[2]!)) return undefined;
  return { traceId: match[1]!, parentSpanId: match[2]! };
}
