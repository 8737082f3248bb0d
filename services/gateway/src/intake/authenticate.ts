import type { IncomingHttpHeaders } from 'node:http';
import type { GatewayOptions } from '../gateway-options.js';
import { Refusal, RETRY_SECONDS } from './refusal.js';

/** The project of a request's key. The key itself never reaches a message or a log. */
export async function authenticate(
  headers: IncomingHttpHeaders,
  keys: GatewayOptions['keys'],
): Promise<string> {
  const key = findKey(headers);
  if (!key) {
    throw new Refusal(
      401,
      'unauthenticated',
      'a project key is needed: Authorization: Bearer <key>, Basic <public>:<key>, or x-api-key',
    );
  }
  // Clients drop what is answered with 500, and send again after 503.
  const resolution = await keys.resolve(key).catch(() => {
    const told = 'project keys cannot be checked at the moment; send again later';
    throw new Refusal(503, 'overloaded', told, RETRY_SECONDS, 'keys_unavailable');
  });
  if (resolution.status === 'valid') {
    if (resolution.ingest) return resolution.project;
    throw new Refusal(
      401,
      'unauthenticated',
      'this key may call the API but not send data; make a key with ingest',
    );
  }
  const reason = { unknown: 'is not known', expired: 'has expired', revoked: 'was revoked' }[
    resolution.status
  ];
  throw new Refusal(401, 'unauthenticated', `the project key ${reason}`);
}

function findKey(headers: IncomingHttpHeaders): string | undefined {
  const direct = headers['x-api-key'];
  if (typeof direct === 'string') return direct;
  const [scheme, credentials] = (headers.authorization ?? '').split(/\s+/, 2);
  if (!credentials) return undefined;
  if (/^bearer$/i.test(scheme!)) return credentials;
  if (!/^basic$/i.test(scheme!)) return undefined;
  const pair = Buffer.from(credentials, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}
