import { explainRefusedUrl } from '@almenara/outgoing-requests';
import type { ApiOptions } from '../api-options.js';
import { ProblemError } from '../problem/problem-error.js';

/** Refuses addresses that nothing would ever be sent to, as far as their text tells, by the field they stand in. */
export function refuseTargets(
  { privateTargets = 'refused' }: Pick<ApiOptions, 'privateTargets'>,
  addresses: Readonly<Record<string, string | undefined>>,
): void {
  const errors = Object.entries(addresses).flatMap(([field, url]) => {
    const reason = url === undefined ? undefined : explainRefusedUrl(url, { privateTargets });
    return reason === undefined ? [] : [{ field, reason }];
  });
  if (errors.length > 0) throw new ProblemError('invalid_request', 'the body is not valid', errors);
}
