import { Webhook } from 'standardwebhooks';
import type { JobRunner } from './job-runner.js';
import type { JobStore } from './job-store.js';
import { envelopeSchema, requestSchema } from './request.js';
import type { Answer, Incoming } from './serve.js';

export interface ReceiverOptions {
  /** More than one while a secret is being replaced. */
  readonly secrets: readonly string[];
  readonly jobs: JobStore;
  readonly runner: JobRunner;
}

/** Answers 202 when the job is on the disk, before any of it is done. */
export function webhookReceiver({ secrets, jobs, runner }: ReceiverOptions): (incoming: Incoming) => Answer {
  const webhooks = secrets.map((secret) => new Webhook(secret));
  return ({ body, headers }) => {
    // The body as it came: a parser that writes it anew breaks the signature.
    if (!webhooks.some((webhook) => verifies(webhook, body, headers))) {
      return { status: 401, body: { error: 'the signature or the time of the message is wrong' } };
    }
    const { type, data } = envelopeSchema.parse(JSON.parse(body));
    if (type !== 'remediation.requested') return { status: 204 };
    const request = requestSchema.safeParse(data);
    if (!request.success) {
      const [issue] = request.error.issues;
      return { status: 400, body: { error: `data.${issue!.path.join('.')}: ${issue!.message}` } };
    }
    const { remediation } = request.data;
    const taken = jobs.take(headers['webhook-id']!, request.data, new Date());
    if (taken !== 'known') runner.add(remediation);
    return { status: 202, body: { remediation, known: taken === 'known' } };
  };
}

function verifies(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
