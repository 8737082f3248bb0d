import { ApiError } from '../../api-client';

/** The only conflict that changing or removing a member can meet. */
export function isLastAdmin(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 409;
}
