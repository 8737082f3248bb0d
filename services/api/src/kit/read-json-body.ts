import { parseJson, readBody } from '@almenara/request-body';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

/** Bodies of this API are small objects. */
const LIMITS = { maxBytes: 64 * 1024, maxDecompressedBytes: 64 * 1024 };

/**
 * The JSON body of a request whose stream nobody has read. The content type is required: a page of another site
 * can send a form unasked, but not this type.
 */
export async function readJsonBody(request: FastifyRequest): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new ProblemError('unsupported_media_type', 'the body must be application/json');
  }
  return parseJson(await readBody(request.raw, LIMITS));
}
