import type { FastifyRequest } from 'fastify';

/** Who is calling, as the guard found. */
export type Caller =
  | { readonly method: 'token' }
  | { readonly method: 'cookie'; readonly sessionToken: string; readonly expiresAt: Date };

export const CALLER = Symbol('caller');

export interface RequestWithCaller extends FastifyRequest {
  [CALLER]?: Caller;
}
