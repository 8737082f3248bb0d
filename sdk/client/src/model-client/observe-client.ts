import { attempt } from '../attempt.js';
import { startSpan, type Client, type SpanFields } from '../index.js';
import type { CallReader, Json } from './call-reader.js';
import { ModelCall } from './model-call.js';
import { observeResponse } from './observe-response.js';
import { objectOf } from './read-json.js';

/** What is observed of a client or of one of its resources. */
export interface Plan {
  /** Resources below this one. */
  readonly resources?: Readonly<Record<string, Plan>>;
  /** Methods that send a request. */
  readonly calls?: Readonly<Record<string, CallReader>>;
  /** Methods that work by calling those of `calls`, through `this` or its `_client`. */
  readonly conveniences?: readonly string[];
  /** Methods that answer another client of the same kind. */
  readonly copies?: readonly string[];
}

export interface ObserveOptions {
  /** Records with this client of the SDK; default is the one that `init` made. */
  client?: Client | undefined;
  /** Fields for every recorded call, or a function that reads them from the request. */
  fields?: SpanFields | ((request: Record<string, unknown>) => SpanFields | undefined) | undefined;
}

export interface Observer extends ObserveOptions {
  readonly provider: string | undefined;
  /** Changes the request, only where the app asked for that. */
  prepare?(body: Json, reader: CallReader): Json;
}

/** A client that is observed twice would record each call twice. */
const observedClients = new WeakSet<object>();

type Method = (this: unknown, ...given: unknown[]) => unknown;

/**
 * The same client, observed. Methods run on the original, as classes with private fields demand; only the
 * conveniences run on the observed one, so that the calls they make are seen.
 */
export function observe<T extends object>(client: T, plan: Plan, observer: Observer): T {
  if (observedClients.has(client)) return client;
  const seen = new WeakMap<object, object>();
  const observed = (target: object, ofTarget: Plan): object => {
    const known = seen.get(target);
    if (known) return known;
    const methods = new WeakMap<object, Method>();
    const proxy: object = new Proxy(target, { get: (_, key) => read(target, key, ofTarget, methods) });
    seen.set(target, proxy);
    return proxy;
  };

  function read(
    target: object,
    key: string | symbol,
    ofTarget: Plan,
    methods: WeakMap<object, Method>,
  ): unknown {
    const value: unknown = Reflect.get(target, key, target);
    if (typeof key === 'symbol' || key === 'constructor' || isFixed(target, key)) return value;
    if (key === '_client' && value === client) return observed(client, plan);
    const below = own(ofTarget.resources, key);
    if (below && typeof value === 'object' && value !== null) return observed(value, below);
    if (typeof value !== 'function' || ofTarget.conveniences?.includes(key)) return value;
    const reader = own(ofTarget.calls, key);
    const isCopy = ofTarget.copies?.includes(key) === true;
    // A function that the app put there itself needs no binding, and may carry properties.
    if (!reader && !isCopy && Object.hasOwn(target, key)) return value;
    const method = value as Method;
    const bound =
      methods.get(method) ??
      ((...given: unknown[]) => {
        if (reader) return callModel(method, target, given, reader, observer);
        const result = method.apply(target, given);
        return isCopy ? observe(result as object, plan, observer) : result;
      });
    methods.set(method, bound);
    return bound;
  }
  const result = observed(client, plan) as T;
  observedClients.add(result);
  return result;
}

function callModel(
  method: Method,
  target: object,
  given: unknown[],
  reader: CallReader,
  observer: Observer,
): unknown {
  const body = attempt(() => objectOf(given[0]), {});
  const changed = attempt(() => observer.prepare?.(body, reader), undefined);
  const send = () => method.apply(target, changed ? [changed, ...given.slice(1)] : given);
  const { operation, type } = reader;
  const span = observer.client
    ? observer.client.startSpan(operation, { type })
    : startSpan(operation, { type });
  if (!span.isRecorded) {
    span.end();
    return send();
  }
  const call = new ModelCall(span, reader);
  span.update(attempt(() => describeRequest(body, reader, observer), {}));
  try {
    return observeResponse(send(), call);
  } catch (error) {
    call.fail(error);
    throw error;
  }
}

function describeRequest(body: Json, reader: CallReader, observer: Observer): SpanFields {
  const request = attempt(() => reader.readRequest(body), {});
  const { modelRequested } = request;
  const { fields, provider } = observer;
  const given =
    fields && attempt(() => ({ ...(typeof fields === 'function' ? fields(body) : fields) }), undefined);
  const name = modelRequested ? `${reader.operation} ${modelRequested}` : reader.operation;
  return Object.assign(request, { provider, name }, given);
}

/** A Proxy must answer such a property as it is. */
function isFixed(target: object, key: string): boolean {
  const property = Object.getOwnPropertyDescriptor(target, key);
  return property !== undefined && !property.configurable && !property.writable;
}

function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
