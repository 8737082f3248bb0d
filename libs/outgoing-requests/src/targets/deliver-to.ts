import type { TargetConfig } from '@almenara/contract';
import type { FetchOutside } from '../fetch-outside.js';
import { deliverMail } from '../mail/deliver-mail.js';
import type { Mailer } from '../mail/mailer.js';
import { deliver, type DeliveryOutcome } from './deliver.js';
import type { TargetMessage } from './target-adapter.js';

/** By what targets are reached. */
export interface Ways {
  readonly fetchOutside: FetchOutside;
  /** Undefined where the operator set no mail server. */
  readonly mailer: Mailer | undefined;
}

/** One attempt, as the target's kind has it. Does not reject, unless `signal` aborts. */
export async function deliverTo(
  { fetchOutside, mailer }: Ways,
  { config, secrets }: { readonly config: TargetConfig; readonly secrets: readonly string[] },
  message: TargetMessage,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  return config.kind === 'email'
    ? deliverMail(mailer, config, message)
    : deliver(fetchOutside, { config, secrets }, message, signal);
}
