import { attempt } from '../attempt.js';
import type { ModelCall } from './model-call.js';
import { isStream, observeStream } from './observe-stream.js';

/** The promise of the clients that are generated from API descriptions: it parses only when it is asked to. */
interface ApiPromise {
  responsePromise: Promise<{ response?: unknown }>;
  parseResponse: (...given: unknown[]) => unknown;
  asResponse?: () => unknown;
  _thenUnwrap?: (transform: Transform) => unknown;
}
type Transform = (value: unknown, props?: { response?: unknown }) => unknown;

/**
 * Listens to the answer of a call. The promise stays the same object with all its methods; only its two
 * sources are led past the recorder, so that a rejection nobody handles still counts as unhandled.
 */
export function observeResponse<T>(result: T, call: ModelCall): T {
  if (isApiPromise(result)) {
    attempt(() => listen(result, call), undefined);
    return result;
  }
  if (isThenable(result)) {
    return result.then(
      (value) => settle(value, call),
      (error: unknown) => {
        call.fail(error);
        throw error;
      },
    ) as T;
  }
  return settle(result, call);
}

function listen(promise: ApiPromise, call: ModelCall): void {
  const { responsePromise, parseResponse, asResponse } = promise;
  let wantsRaw = false;
  promise.responsePromise = responsePromise.then(
    (props) => {
      attempt(() => call.answered(props.response), undefined);
      if (wantsRaw) setImmediate(() => call.endUnread());
      return props;
    },
    (error: unknown) => {
      call.fail(error);
      throw error;
    },
  );
  promise.parseResponse = function (this: unknown, ...given) {
    call.reading();
    return observeResponse(
      attemptToParse(() => parseResponse.apply(this, given), call),
      call,
    );
  };
  listenToDerived(promise, call);
  if (typeof asResponse !== 'function') return;
  promise.asResponse = function (this: unknown) {
    wantsRaw = true;
    return asResponse.call(this);
  };
}

/** Later clients give each promise a `_thenUnwrap` of its own, which goes back to the request past the two sources. */
function listenToDerived(promise: ApiPromise, call: ModelCall): void {
  const { _thenUnwrap: derive } = promise;
  if (typeof derive !== 'function' || !Object.hasOwn(promise, '_thenUnwrap')) return;
  promise._thenUnwrap = (transform) => {
    // From here on the derived promise tells of a failure; this one would else count as unhandled.
    promise.responsePromise.catch(() => {});
    const derived = derive.call(promise, (value, props) => transform(settle(value, call), props));
    return observeResponse(derived, call);
  };
}

function attemptToParse<T>(parse: () => T, call: ModelCall): T {
  try {
    return parse();
  } catch (error) {
    call.fail(error);
    throw error;
  }
}

function settle<T>(value: T, call: ModelCall): T {
  try {
    if (isStream(value)) observeStream(value, call);
    else call.succeed(value);
  } catch {
    call.succeed(undefined);
  }
  return value;
}

function isApiPromise(value: unknown): value is ApiPromise {
  return attempt(() => {
    const { responsePromise, parseResponse } = value as ApiPromise;
    return typeof parseResponse === 'function' && isThenable(responsePromise);
  }, false);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return attempt(() => typeof (value as PromiseLike<unknown>)?.then === 'function', false);
}
