import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { BodyError } from './body-error.js';
import { decompressorFor } from './decompressor.js';
import { discardRest } from './discard-rest.js';

export interface BodyLimits {
  /** Bytes on the wire. */
  readonly maxBytes: number;
  /** Bytes after decompression. */
  readonly maxDecompressedBytes: number;
}

/**
 * Reads a whole body. Limits count while the body streams and inflates, so neither a long chunked body nor a
 * gzip bomb is ever held in memory; what is left of a refused body is discarded up to a bound. A body that
 * comes too slowly is cut off by the server's request timeout.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  try {
    return await read(request, limits);
  } catch (error) {
    discardRest(request, limits.maxBytes);
    throw error;
  }
}

async function read(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const decompressor = decompressorFor(request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let size = 0;
    let inflater: Transform | undefined;
    const fail = (error: BodyError) => {
      request.off('data', take).off('end', end);
      inflater?.destroy();
      reject(error);
    };
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.maxDecompressedBytes)
        return fail(tooLarge(limits.maxDecompressedBytes, inflater !== undefined));
      chunks.push(chunk);
    };
    const take = (chunk: Buffer) => {
      received += chunk.length;
      if (received > limits.maxBytes) return fail(tooLarge(limits.maxBytes));
      if (!decompressor) return keep(chunk);
      inflater ??= startInflater(chunk);
      if (inflater.write(chunk)) return;
      request.pause();
      inflater.once('drain', () => request.resume());
    };
    const done = () => resolve(Buffer.concat(chunks, size));
    const startInflater = (first: Buffer) =>
      decompressor!(first)
        .on('data', keep)
        .on('end', done)
        .on('error', () =>
          fail(new BodyError(400, 'malformed', 'the body is not complete, valid compressed data')),
        );
    const end = () => (inflater ? inflater.end() : done());
    request.on('data', take).on('end', end);
    request.on('close', () => {
      if (!request.complete)
        fail(new BodyError(499, 'aborted', 'the client went away before the body was complete'));
    });
    request.on('error', () =>
      fail(new BodyError(499, 'aborted', 'the connection broke before the body was complete')),
    );
  });
}

function tooLarge(bytes: number, isDecompressed = false): BodyError {
  const limit = `${bytes} bytes${isDecompressed ? ' after decompression' : ''}`;
  return new BodyError(
    413,
    'payload_too_large',
    `the body is larger than ${limit}; send it in smaller parts`,
  );
}
