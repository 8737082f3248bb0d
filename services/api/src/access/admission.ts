import { isRole, type Operation, projectParams, type Role } from '@almenara/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';
import type { Admitted, Caller } from './caller.js';
import { decideAccess } from './decide-access.js';
import { Identify } from './identify.js';

const NEEDS_TOKEN = 'this needs the token that came with the request for the job';

/** Decides from the operation's one declaration of access whether a request may go on. */
@Injectable()
export class Admission {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly identify: Identify,
  ) {}

  /** Undefined for open operations, and for those that check a token of their own; fails for whoever may not call. */
  async admit(operation: Operation, request: FastifyRequest): Promise<Admitted | undefined> {
    const { access } = operation;
    if (access === 'token') {
      // Whoever brings none is not told what else is wrong.
      if (!request.headers.authorization) throw new ProblemError('unauthenticated', NEEDS_TOKEN);
      return undefined;
    }
    if (access === 'open') {
      // Nobody may be signed in from a foreign page; programs send no origin.
      if (request.headers.origin !== undefined) this.identify.refuseForeign(request);
      return undefined;
    }
    const caller = await this.identify.identify(request);
    const byCookie = caller.kind !== 'key' && caller.session !== null;
    if (byCookie && request.method !== 'GET' && request.method !== 'HEAD') {
      this.identify.refuseForeign(request);
    }
    const role = isRole(access) ? await this.findRole(caller, request) : undefined;
    const refusal = decideAccess(access, caller, role);
    if (refusal) throw new ProblemError(refusal.code, refusal.detail);
    return { caller, role: role ?? null };
  }

  /** Undefined where the caller has no business: the project may exist or not. */
  private async findRole(caller: Caller, request: FastifyRequest): Promise<Role | undefined> {
    const params = projectParams.safeParse(request.params);
    if (!params.success) return undefined;
    const { project } = params.data;
    const { projects, members } = this.options.controlPlane;
    if (caller.kind === 'user') return members.findRole(project, caller.user.id);
    if (caller.kind === 'key') return caller.project === project ? (caller.role ?? undefined) : undefined;
    return (await projects.find(project)) ? 'admin' : undefined;
  }
}
