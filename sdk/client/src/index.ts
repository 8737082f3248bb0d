import { Client, type Wrap } from './client.js';
import type { FlushResult, Options } from './options.js';
import type { ScoreFields } from './score.js';
import type { Span } from './span.js';
import { place } from './trace-context.js';

export { Client, type SpanOptions, type Wrap } from './client.js';
export type { FetchFunction, FlushResult, Options, SdkError } from './options.js';
export {
  extractTraceparent,
  injectTraceparent,
  type HeaderSource,
  type HeaderTarget,
} from './propagation.js';
export type { ScoreFields } from './score.js';
export { Span, type SpanFields } from './span.js';
export type { Time } from './time.js';
export type * from './wire.js';

/** Makes a client and makes it the one that the functions below use. Without a key it records nothing. */
export function init(options: Options = {}): Client {
  place.client = new Client(options);
  return place.client;
}

/** Before `init`, the functions work with a client made from the environment alone. */
function client(): Client {
  return (place.client ??= new Client());
}

function wrap(kind: 'trace' | 'span' | 'generation' | 'retrieval' | 'tool'): Wrap {
  return ((name: string, ...rest: [never, never]) => client()[kind](name, ...rest)) as Wrap;
}

export const trace: Wrap = wrap('trace');
export const span: Wrap = wrap('span');
/** A call of a language model. */
export const generation: Wrap = wrap('generation');
export const retrieval: Wrap = wrap('retrieval');
export const tool: Wrap = wrap('tool');

export function startTrace(...call: Parameters<Client['startTrace']>): Span {
  return client().startTrace(...call);
}

export function startSpan(...call: Parameters<Client['startSpan']>): Span {
  return client().startSpan(...call);
}

/** The span of the innermost wrapper that is running. */
export function currentSpan(): Span | undefined {
  return place.current.getStore();
}

/** W3C Trace Context header of the current span. */
export function traceparent(): string | undefined {
  return currentSpan()?.traceparent();
}

export function score(fields: ScoreFields): void {
  client().score(fields);
}

export function setActor(id: string): void {
  client().setActor(id);
}

export function setSession(id: string): void {
  client().setSession(id);
}

export function setVariant(name: string): void {
  client().setVariant(name);
}

export function setIndexVersion(version: string): void {
  client().setIndexVersion(version);
}

export function flush(timeoutMs?: number): Promise<FlushResult> {
  return client().flush(timeoutMs);
}

export function shutdown(timeoutMs?: number): Promise<FlushResult> {
  return client().shutdown(timeoutMs);
}
