import { attempt } from '../attempt.js';
import type { Assembly, Json } from './call-reader.js';
import type { ModelCall } from './model-call.js';

type Source = AsyncIterator<unknown> & Partial<AsyncIterable<unknown>>;
interface ClientStream {
  iterator?: () => Source;
  controller?: { signal?: AbortSignal };
  [Symbol.asyncIterator](): Source;
}

export function isStream(value: unknown): value is ClientStream {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, Symbol.asyncIterator) === 'function'
  );
}

/**
 * Listens to a stream of a model client, which stays the same object. Its `iterator` field is replaced: the
 * stream's own methods (`tee`, `toReadableStream`, `for await`) all read from it.
 */
export function observeStream(stream: ClientStream, call: ModelCall): void {
  const assembly = call.newAssembly();
  if (!assembly) return call.succeed(undefined);
  const listener = new StreamListener(call, assembly, stream.controller?.signal);
  if (typeof stream.iterator === 'function') {
    const { iterator } = stream;
    stream.iterator = function (this: unknown) {
      return listener.wrap(iterator.call(this));
    };
    return;
  }
  const iterate = stream[Symbol.asyncIterator];
  Object.defineProperty(stream, Symbol.asyncIterator, {
    configurable: true,
    writable: true,
    value(this: unknown) {
      return listener.wrap(iterate.call(this));
    },
  });
}

class StreamListener {
  readonly #call: ModelCall;
  readonly #assembly: Assembly;
  readonly #signal: AbortSignal | undefined;
  #timeToFirstTokenMs: number | undefined;

  constructor(call: ModelCall, assembly: Assembly, signal: AbortSignal | undefined) {
    this.#call = call;
    this.#assembly = assembly;
    this.#signal = signal;
    // An error aborts too; the pause lets its own message come first.
    attempt(
      () => signal?.addEventListener('abort', () => setImmediate(() => this.#end(true)), { once: true }),
      undefined,
    );
  }

  wrap(source: Source): Source {
    const wrapped: Source = {
      next: (...given: [] | [unknown]) => this.#pass(source.next(...(given as []))),
      [Symbol.asyncIterator]: () => wrapped as AsyncIterableIterator<unknown>,
    };
    // Only what the source has: callers ask whether these exist.
    if (source.return) {
      wrapped.return = (value?: unknown) => {
        this.#end(true);
        return source.return!(value);
      };
    }
    if (source.throw) {
      wrapped.throw = (error?: unknown) => {
        this.#call.fail(error, this.#assembly, this.#timeToFirstTokenMs);
        return source.throw!(error);
      };
    }
    const dispose = (Symbol as { asyncDispose?: symbol }).asyncDispose;
    if (dispose && dispose in source) Object.assign(wrapped, { [dispose]: () => wrapped.return?.() });
    return wrapped;
  }

  #pass(step: Promise<IteratorResult<unknown>>): Promise<IteratorResult<unknown>> {
    return step.then(
      (result) => {
        if (result.done) this.#end(this.#signal?.aborted === true);
        else this.#add(result.value);
        return result;
      },
      (error: unknown) => {
        this.#call.fail(error, this.#assembly, this.#timeToFirstTokenMs);
        throw error;
      },
    );
  }

  #add(chunk: unknown): void {
    const carriesOutput = attempt(() => this.#assembly.add(chunk as Json), false);
    if (carriesOutput) this.#timeToFirstTokenMs ??= this.#call.elapsedMs;
  }

  #end(isAborted: boolean): void {
    this.#call.endStream(this.#assembly, this.#timeToFirstTokenMs, isAborted);
  }
}
