import type { IncomingMessage } from 'node:http';
import type { FetchFunction } from './options.js';

export interface Request {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** The body in pieces: what was recorded is sent from where it lies. */
  readonly body: readonly Uint8Array[];
  /** The app's own `fetch`. */
  readonly fetch: FetchFunction | undefined;
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const platform = globalThis as {
  fetch?: FetchFunction;
  process?: { versions?: Record<string, string> };
} & Record<symbol, object | undefined>;
const fetchAtStart = platform.fetch;

/**
 * Sends one request and reads its answer. Node's `fetch` copies a body several times and costs four times
 * what `node:http` costs, so it is used only where it is not Node's, or the app has changed what it does.
 */
export async function exchange(request: Request, signal: AbortSignal): Promise<Answer> {
  return request.fetch || mustFetch() ? byFetch(request, signal) : byHttp(request, signal);
}

function mustFetch(): boolean {
  const { node, bun, deno } = platform.process?.versions ?? {};
  if (!node || bun || deno || platform.fetch !== fetchAtStart) return true;
  // The app sends what it fetches through a proxy, for example.
  const dispatcher = platform[Symbol.for('undici.globalDispatcher.1')];
  return dispatcher !== undefined && dispatcher.constructor.name !== 'Agent';
}

async function byFetch(
  { url, headers, body, fetch = platform.fetch! }: Request,
  signal: AbortSignal,
): Promise<Answer> {
  const whole = body.length === 1 ? body[0] : Buffer.concat(body);
  const response = await fetch(url, { method: 'POST', headers, body: whole, redirect: 'manual', signal });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    text: await response.text(),
  };
}

async function byHttp(request: Request, signal: AbortSignal): Promise<Answer> {
  const { url, body } = request;
  const node = await (url.startsWith('https:') ? import('node:https') : import('node:http'));
  let length = 0;
  for (const piece of body) length += piece.length;
  const headers = { ...request.headers, 'content-length': length };
  const sent = node.request(url, { method: 'POST', headers, signal });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      sent.on('error', reject);
      sent.on('response', (answer) => void readAnswer(answer).then(resolve, reject));
      sent.cork();
      for (const piece of body) sent.write(piece);
      sent.uncork();
      sent.end();
    });
  } catch (error) {
    // The server closed the idle connection at the moment of its use: nothing of the request was read.
    const isStale = sent.reusedSocket && (error as { code?: unknown }).code === 'ECONNRESET';
    if (isStale && !signal.aborted) return byHttp(request, signal);
    throw error;
  }
}

async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  let text = '';
  answer.setEncoding('utf8');
  for await (const part of answer) text += part;
  return { status: answer.statusCode!, retryAfter: answer.headers['retry-after'] ?? null, text };
}
