import { attempt } from './attempt.js';
import { place } from './trace-context.js';

const NAME = 'traceparent';

/** Headers of the platform, of Node (lists are possible), or any plain object. */
export type HeaderSource =
  { get(name: string): unknown } | Readonly<Record<string, string | readonly string[] | undefined>>;
export type HeaderTarget = { set(name: string, value: string): unknown } | Record<string, unknown>;

/** Adds the current span's W3C `traceparent` to the headers of an outgoing request, and answers them. */
export function injectTraceparent<T extends HeaderTarget>(headers: T): T {
  const value = place.current.getStore()?.traceparent();
  if (value === undefined) return headers;
  return attempt(() => {
    if (typeof headers.set === 'function')
      (headers as { set(name: string, value: string): unknown }).set(NAME, value);
    else (headers as Record<string, unknown>)[NAME] = value;
    return headers;
  }, headers);
}

/** The `traceparent` of an incoming request, for the option of that name; undefined when there is none. */
export function extractTraceparent(headers: HeaderSource | undefined): string | undefined {
  return attempt(() => {
    const value: unknown =
      typeof headers?.get === 'function'
        ? (headers as { get(name: string): unknown }).get(NAME)
        : readPlain(headers as Record<string, unknown>);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : undefined;
  }, undefined);
}

/** Names of headers know no case. */
function readPlain(headers: Record<string, unknown>): unknown {
  if (headers[NAME] !== undefined) return headers[NAME];
  const key = Object.keys(headers).find((name) => name.toLowerCase() === NAME);
  return key === undefined ? undefined : headers[key];
}
