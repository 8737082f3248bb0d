import type { TargetConfig } from '@almenara/contract';
import { adapterOf, makeWebhookSecret } from '@almenara/outgoing-requests';
import { ProblemError } from '../problem/problem-error.js';

/** The secret of a target: entered, or made here and told once as `made`. */
export function takeSecret(
  config: TargetConfig,
  entered: string | undefined,
): { secret: string; made: string | null } {
  // The mail server is the operator's, and so is the log-in to it.
  if (config.kind === 'email') {
    if (entered !== undefined) throw refuse('is not needed for e-mail');
    return { secret: '', made: null };
  }
  const { makesSecret, explainSecret } = adapterOf(config);
  if (makesSecret) {
    if (entered !== undefined) throw refuse('is made here for a webhook, and answered once');
    const made = makeWebhookSecret();
    return { secret: made, made };
  }
  const reason = entered === undefined ? 'must be given for this kind of target' : explainSecret(entered);
  if (entered === undefined || reason !== undefined) throw refuse(reason!);
  return { secret: entered, made: null };
}

function refuse(reason: string): ProblemError {
  return new ProblemError('invalid_request', 'the body is not valid', [{ field: 'secret', reason }]);
}
