import { Agent, fetch as undiciFetch, type RequestInit as UndiciRequestInit } from 'undici';
import type { AddressRules } from './address-rules.js';
import { explainRefusedUrl } from './explain-refused-url.js';
import { guardLookup, type Resolve } from './guarded-lookup.js';
import { RefusedTargetError } from './refused-target-error.js';

const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 120_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** As `fetch`, for addresses that people entered. */
export type FetchOutside = (input: string | URL, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` that cannot be led to what only this machine or its network may reach. Names are resolved once, checked, and
 * connected to as checked; redirects are answered, not followed; an answer above 32 MiB is cut off. Rejects with a
 * `RefusedTargetError` where the rules forbid the target. Proxies of the environment are not used.
 */
export function createFetchOutside(rules: AddressRules, resolve?: Resolve): FetchOutside {
  const agents = {
    'https:': createAgent(rules, 'https:', resolve),
    'http:': createAgent(rules, 'http:', resolve),
  };
  return async (input, init) => {
    const refusal = explainRefusedUrl(input, rules);
    if (refusal !== undefined) throw new RefusedTargetError(refusal);
    const { protocol } = new URL(input);
    const dispatcher = agents[protocol as keyof typeof agents];
    // The globals and the package have types of their own for the same objects.
    const options = { ...init, redirect: 'manual', dispatcher } as unknown as UndiciRequestInit;
    try {
      return await undiciFetch(input, options);
    } catch (error) {
      throw findRefusal(error) ?? error;
    }
  };
}

function createAgent(rules: AddressRules, protocol: string, resolve?: Resolve): Agent {
  return new Agent({
    connect: { lookup: guardLookup(rules, protocol, resolve), timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: SILENCE_TIMEOUT_MS,
    bodyTimeout: SILENCE_TIMEOUT_MS,
    maxResponseSize: MOST_BYTES,
  });
}

function findRefusal(error: unknown): RefusedTargetError | undefined {
  if (error instanceof RefusedTargetError) return error;
  return error instanceof Error && error.cause !== undefined ? findRefusal(error.cause) : undefined;
}
