import type { Operation } from '@almenara/contract';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { OPERATION } from '../kit/operation-route.js';
import { Admission } from './admission.js';
import { ADMITTED, type RequestWithCaller } from './caller.js';

/** Lets a request through to its operation, or fails with the reason. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly admission: Admission) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as Operation | undefined;
    if (!operation) throw new Error('every method of an API controller serves an operation');
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const admitted = await this.admission.admit(operation, request);
    if (admitted) request[ADMITTED] = admitted;
    return true;
  }
}
