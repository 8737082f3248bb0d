import type { Operation, OperationAnswer, OperationArguments } from '@almenara/contract';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LiveStream } from '../live/live-stream.js';
import type { Download } from './download.js';
import type { ParsedInput } from './parse-input.js';

export const OPERATION = Symbol('operation');
export const INPUT = Symbol('input');

export interface RequestWithInput extends FastifyRequest {
  [INPUT]?: ParsedInput;
}

// oxlint-disable-next-line no-explicit-any
type Rest = any[];

/** What a method must take first and answer: the answer itself, a stream of messages, or the lines of a file. */
export type OperationHandler<O extends Operation> = (
  input: OperationArguments<O>,
  ...rest: Rest
) => Promise<
  O['stream'] extends true
    ? LiveStream<OperationAnswer<O>>
    : O['download'] extends string
      ? Download<OperationAnswer<O>>
      : OperationAnswer<O>
>;

/** Serves an operation by a method. One that takes or answers anything else does not compile. */
export function Route<const O extends Operation>(operation: O) {
  const decorate = applyDecorators(
    RequestMapping({
      method: RequestMethod[operation.method],
      path: operation.path.replace(/\{(\w+)\}/g, ':$1'),
    }),
    HttpCode(200),
    SetMetadata(OPERATION, operation),
  );
  return <Handler extends OperationHandler<O>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => decorate(target, key, descriptor as TypedPropertyDescriptor<unknown>);
}

/** The validated input of the operation. */
export const Input = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<RequestWithInput>()[INPUT];
});
