import type { Span } from './span.js';
import { place } from './trace-context.js';

/** Runs `body` as the current context of `span` and ends the span with it. Errors are recorded and thrown on. */
export function runInSpan<T>(span: Span, body: (span: Span) => T): T {
  let result: T;
  try {
    result = place.current.run(span, body, span);
  } catch (error) {
    span.fail(error).end();
    throw error;
  }
  const then = readThen(result);
  if (!then) {
    succeed(span);
    return result;
  }
  // The promise that follows is handed on, not a side branch: else a rejection that the app does not handle
  // would look handled. `then` is called once, as some query builders run at each call.
  return then.call(
    result,
    (value) => {
      succeed(span);
      return value;
    },
    (error) => {
      span.fail(error).end();
      throw error;
    },
  ) as T;
}

type Then = (this: unknown, done: (value: unknown) => unknown, failed: (error: unknown) => never) => unknown;

function readThen(result: unknown): Then | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  try {
    const { then } = result as { then?: unknown };
    return typeof then === 'function' ? (then as Then) : undefined;
  } catch {
    return undefined;
  }
}

/** A body that returned went well, unless it said otherwise itself. */
function succeed(span: Span): void {
  if (!span.hasStatus) span.update({ status: 'ok' });
  span.end();
}
