import { Refusal } from './refusal.js';

export function requireJson(type: string | undefined): void {
  if (type !== undefined && /^application\/json\s*(;|$)/i.test(type)) return;
  throw new Refusal(415, 'unsupported_media_type', 'the content type must be application/json');
}
