import { type Outcome } from './outcome.js';

/** An address of the web without a path: paths are chosen by whoever uses it. */
export function readOrigin(text: string): Outcome<string> {
  const url = URL.parse(text);
  const isOrigin =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.href === `${url.origin}/` &&
    !/[\s?#]/.test(text);
  if (isOrigin) return { value: url.origin };
  return { problem: 'must be an address such as https://host:4318, without user, path and query' };
}
