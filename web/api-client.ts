import {
  ApiError,
  call,
  type Operation,
  type OperationInput,
  type OperationResult,
  operationUrl,
} from '@almenara/contract';
import { addressOf, type OperationId, type OperationOf } from './api/addresses';

export { ApiError };
export type InputOf<Id extends OperationId> = OperationInput<OperationOf<Id>>;
export type ResultOf<Id extends OperationId> = OperationResult<OperationOf<Id>>;

/** Calls the API of the origin the page came from. */
export function callApi<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  signal?: AbortSignal,
): Promise<ResultOf<Id>> {
  const target: Operation = addressOf(id);
  return call(target, input as OperationInput<Operation>, signal ? { signal } : {}) as Promise<ResultOf<Id>>;
}

/** Address of an operation, for links and event streams. */
export function apiUrl<Id extends OperationId>(id: Id, input: InputOf<Id>): string {
  return operationUrl(addressOf(id), input as Parameters<typeof operationUrl>[1]);
}
