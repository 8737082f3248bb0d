import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { toEnvelope } from './envelope.js';
import type { ConfigOf, TargetAdapter } from './target-adapter.js';

const SECRET_BYTES = 32;

/** As Standard Webhooks writes secrets. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** Signed as Standard Webhooks 1.0 says, by each secret that counts. */
export const webhookAdapter: TargetAdapter<ConfigOf<'webhook'>> = {
  toRequest({ url }, secrets, message, now) {
    const body = JSON.stringify(toEnvelope(message));
    const headers = {
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(message.id, now, body)).join(' '),
    };
    return { url, headers, body };
  },
  urlOf: ({ url }) => url,
  explainSecret: () => undefined,
  makesSecret: true,
};
