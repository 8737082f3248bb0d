import type { Operation } from '@almenara/contract';
import type { ChangeBy } from '@almenara/control-plane';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { OPERATION } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';
import { ADMITTED, type Admitted, type RequestWithCaller, toActor, type UserCaller } from './caller.js';

/** The admitted caller of an operation that is not open. */
export const Who = createParamDecorator((_data: unknown, context: ExecutionContext) => admitted(context));

/** The account that calls an operation for accounts. */
export const User = createParamDecorator((_data: unknown, context: ExecutionContext): UserCaller => {
  const { caller } = admitted(context);
  if (caller.kind !== 'user') throw new ProblemError('forbidden', 'this needs an account');
  return caller;
});

/** The caller and the operation, as every change of the control plane wants to know them. */
export const By = createParamDecorator((_data: unknown, context: ExecutionContext): ChangeBy => {
  const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as Operation;
  return { actor: toActor(admitted(context).caller), action: operation.id };
});

function admitted(context: ExecutionContext): Admitted {
  const found = context.switchToHttp().getRequest<RequestWithCaller>()[ADMITTED];
  if (!found) throw new Error('an open operation has no admitted caller');
  return found;
}
