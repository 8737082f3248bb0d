import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { LiveStream } from './live-stream.js';

/** No message goes out on an older check of the caller's rights than `everyMs`. */
export interface LiveRights {
  readonly everyMs: number;
  recheck(): Promise<unknown>;
}

/**
 * Writes messages as server-sent events until either side ends. A caller that reads too slowly holds up its own
 * stream alone: messages are made when they are asked for, never queued. Whoever loses the right to read loses the
 * stream within seconds.
 */
export async function writeEventStream(
  reply: FastifyReply,
  stream: LiveStream<unknown>,
  schema: z.ZodType,
  rights: LiveRights,
): Promise<void> {
  const response = reply.raw;
  reply.hijack();
  // The caller may have left while the stream was prepared; its end was announced before anyone listened.
  if (response.destroyed) return stream.end();
  response.once('close', () => stream.end());
  try {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      connection: 'keep-alive',
    });
    let checkedAt = performance.now();
    for (;;) {
      const message = await stream.next();
      if (message === null || response.destroyed) break;
      if (performance.now() - checkedAt >= rights.everyMs) {
        if (!(await stillAllowed(rights))) break;
        checkedAt = performance.now();
      }
      // A comment, because a message without an id would reset the caller's place.
      const text = message
        ? `id: ${message.id}\ndata: ${JSON.stringify(schema.parse(message.data))}\n\n`
        : ': still here\n\n';
      if (!response.write(text)) await drained(response);
    }
  } finally {
    stream.end();
    response.end();
  }
}

/** A check that fails for another reason than a refusal also ends the stream: the caller comes back by itself. */
function stillAllowed({ recheck }: LiveRights): Promise<boolean> {
  return recheck().then(
    () => true,
    () => false,
  );
}

function drained(response: FastifyReply['raw']): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
