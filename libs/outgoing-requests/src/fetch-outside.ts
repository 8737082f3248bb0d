import { Agent, type Dispatcher, fetch as undiciFetch, type RequestInit as UndiciRequestInit } from 'undici';
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
    const request = { begun: false };
    const dispatcher = watchBeginning(agents[protocol as keyof typeof agents], request);
    // The globals and the package have types of their own for the same objects.
    const options = { ...init, redirect: 'manual', dispatcher } as unknown as UndiciRequestInit;
    try {
      return await undiciFetch(input, options);
    } catch (error) {
      const told = findRefusal(error) ?? error;
      if (request.begun && typeof told === 'object' && told !== null) sent.add(told);
      throw told;
    }
  };
}

/** Failures of requests that were written to a connection, in part at least. */
const sent = new WeakSet<object>();

/** Whether a request that failed may have reached the other side. */
export function wasSent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && sent.has(error);
}

/** A connection is there and the request is about to be written when its handler is told of the beginning. */
function watchBeginning(agent: Agent, request: { begun: boolean }): Dispatcher {
  return agent.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          request.begun = true;
          handler.onRequestStart?.(controller, context);
        },
        onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
        onResponseStart: (...told) => handler.onResponseStart?.(...told),
        onResponseData: (...told) => handler.onResponseData?.(...told),
        onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
        onResponseError: (...told) => handler.onResponseError?.(...told),
      }),
  );
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
