import type { Span, SpanFields } from '../index.js';
import type { Assembly, CallReader, Json } from './call-reader.js';
import { countOf, isObject, present, textOf } from './read-json.js';

/** Records one call of a model. Nothing here throws; the first end counts. */
export class ModelCall {
  readonly #span: Span;
  readonly #reader: CallReader;
  readonly #began = performance.now();
  #attributes: Json = {};
  #ended = false;
  #isRead = false;

  constructor(span: Span, reader: CallReader) {
    this.#span = span;
    this.#reader = reader;
  }

  /** The headers of the answer are here. */
  answered(response: unknown): void {
    const { headers } = (response ?? {}) as { headers?: { get?(name: string): string | null } };
    for (const name of ['x-request-id', 'request-id']) {
      const id = headers?.get?.(name);
      if (id) this.#attributes[`http.response.header.${name}`] = id;
    }
  }

  /** The app asked for the parsed answer. */
  reading(): void {
    this.#isRead = true;
  }

  /** Ends the call without its content when the app took the raw response and nobody parses it. */
  endUnread(): void {
    if (!this.#isRead && !this.#ended) this.#span.end({ status: 'ok', attributes: this.#attributes });
  }

  succeed(result: unknown): void {
    this.#end(() => ({
      status: 'ok',
      ...(isObject(result) ? this.#reader.readResult(result) : { output: result }),
    }));
  }

  /** The call failed; `assembly` holds what had arrived until then. */
  fail(error: unknown, assembly?: Assembly, timeToFirstTokenMs?: number): void {
    if (this.#ended) return;
    Object.assign(
      this.#attributes,
      attemptObject(() => describeError(error)),
    );
    this.#span.fail(error);
    this.#end(() => ({ ...assembly?.read(), timeToFirstTokenMs, status: 'error' }));
  }

  /** The stream is over, by itself or because the app did not want the rest. */
  endStream(assembly: Assembly, timeToFirstTokenMs: number | undefined, isAborted: boolean): void {
    const stopped = isAborted && !assembly.isComplete;
    if (stopped) this.#attributes['error.type'] = 'aborted';
    const outcome: SpanFields = stopped
      ? { status: 'unset', statusMessage: 'aborted: the app stopped reading the stream' }
      : { status: 'ok' };
    this.#end(() => ({ ...outcome, ...assembly.read(), timeToFirstTokenMs }));
  }

  get elapsedMs(): number {
    return performance.now() - this.#began;
  }

  newAssembly(): Assembly | undefined {
    return this.#reader.assemble?.();
  }

  #end(read: () => SpanFields): void {
    if (this.#ended) return;
    this.#ended = true;
    const fields = attemptObject(read) as SpanFields;
    fields.attributes = fields.attributes
      ? Object.assign(fields.attributes, this.#attributes)
      : this.#attributes;
    if (Object.keys(fields.attributes).length === 0) fields.attributes = undefined;
    this.#span.end(fields);
  }
}

function attemptObject<T extends object>(read: () => T): Partial<T> {
  try {
    return read();
  } catch {
    return {};
  }
}

function describeError(error: unknown): Json {
  if (!isObject(error)) return {};
  const { status, code, type, requestID, request_id: requestId } = error;
  return present({
    'error.type': textOf(type) ?? (error.constructor as { name?: string } | undefined)?.name,
    'http.response.status_code': countOf(status),
    'error.code': typeof code === 'string' || typeof code === 'number' ? code : undefined,
    'http.response.header.x-request-id': textOf(requestID) ?? textOf(requestId),
  });
}
