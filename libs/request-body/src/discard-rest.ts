import type { IncomingMessage } from 'node:http';

/** How long a refused client may go on sending before it is cut off. */
const PATIENCE_MS = 10_000;

/**
 * Reads on without keeping anything, so that a client which writes its whole body first still sees the
 * answer. One that sends much more, or slowly, is cut off.
 */
export function discardRest(request: IncomingMessage, maxBytes: number): void {
  if (request.complete || request.destroyed) return;
  let rest = maxBytes * 4;
  const timer = setTimeout(() => request.destroy(), PATIENCE_MS).unref();
  request.on('data', (chunk: Buffer) => {
    rest -= chunk.length;
    if (rest < 0) request.destroy();
  });
  request.on('error', () => undefined);
  request.on('close', () => clearTimeout(timer));
  request.resume();
}
