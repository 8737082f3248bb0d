interface ContentTypeParsers {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (request: never, payload: never, done: (error: Error | null) => void) => void,
  ): unknown;
}

/** Leaves every body of a Fastify server unread, so that each route reads its stream under its own limits. */
export function takeRawBodies(fastify: ContentTypeParsers): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
}
