import proxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';

/** Serves the console on the same origin as ingest and API: whatever is neither goes to its process. */
export async function proxyConsole(fastify: FastifyInstance, upstream: string): Promise<void> {
  await fastify.register(proxy, {
    upstream,
    prefix: '/',
    httpMethods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    preHandler: (request, reply, done) => {
      // Unknown addresses of the API and of ingest answer as such, never with a page.
      if (/^\/(api|v1)(\/|$)/.test(request.url.split('?', 1)[0]!)) {
        void reply
          .code(404)
          .type('application/problem+json')
          .send({ type: 'about:blank', title: 'Not found', status: 404, code: 'not_found' });
        return;
      }
      done();
    },
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        host: request.headers.host,
        'x-forwarded-host': request.headers.host,
        'x-forwarded-proto': 'http',
      }),
    },
  });
}
