import { ApiError } from '../../api-client';
import type { MessageKey } from '../../i18n/translate';

const KNOWN: Record<string, MessageKey> = {
  query_too_heavy: 'error.tooHeavy',
  overloaded: 'error.overloaded',
  invalid_request: 'error.invalid',
  forbidden: 'error.forbidden',
  not_found: 'error.notFound',
  conflict: 'error.conflict',
  too_many_requests: 'error.tooMany',
};

/** The message for a failure: codes are translated here, texts of the server are not shown. */
export function problemKeyOf(error: Error): MessageKey {
  if (!(error instanceof ApiError)) return 'error.network';
  return KNOWN[error.problem?.code ?? ''] ?? 'error.server';
}

export function requestIdOf(error: Error): string | undefined {
  return error instanceof ApiError ? error.problem?.requestId : undefined;
}

/** True when the server refused what stands in a field. It names fields by their path in the request. */
export function isRefusedField(error: Error | null, field: string): boolean {
  if (!(error instanceof ApiError)) return false;
  return (error.problem?.errors ?? []).some((each) => each.field.split('.').at(-1) === field);
}
