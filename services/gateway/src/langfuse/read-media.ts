import { parseJson } from '@almenara/request-body';
import { Refusal } from '../intake/refusal.js';

/** Base64 of a SHA-256, whose beginning is the name of a medium in Langfuse. */
const HASH = /^[A-Za-z0-9+/_-]{43}=?$/;
const NAME_LENGTH = 22;

/**
 * Answers that a medium is there already, so that the client does not upload it: media are not kept, and the text that
 * stands for them in inputs and outputs is. The name is made of the content, as in Langfuse.
 */
export function answerMedia(body: Buffer): { readonly mediaId: string; readonly uploadUrl: null } {
  const hash = (parseJson(body) as { sha256Hash?: unknown } | null)?.sha256Hash;
  if (typeof hash !== 'string' || !HASH.test(hash)) {
    throw new Refusal(400, 'invalid_request', 'sha256Hash must be a SHA-256 in base64');
  }
  const mediaId = hash.replaceAll('+', '-').replaceAll('/', '_').slice(0, NAME_LENGTH);
  return { mediaId, uploadUrl: null };
}
