import type { Shape } from './shape.js';

/**
 * Shapes of credentials that are known to be nothing else. What stands in front of one stays readable. Each pattern
 * is linear: no part may match what the next part matches as well, without a bound.
 */
export const SECRET_SHAPES: readonly Shape[] = [
  {
    kind: 'private_key',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g,
  },
  { kind: 'json_web_token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g },
  // OpenAI, Anthropic and those who follow them, Langfuse, and this installation.
  { kind: 'api_key', pattern: /\b(?:sk|pk|rk)-[\w-]{16,}/g },
  { kind: 'api_key', pattern: /\balm_[\w-]{16,}/g },
  // GitHub, GitLab, Slack, Google, AWS, Hugging Face, Stripe and webhook secrets, npm, PyPI, SendGrid, Telegram, xAI, Groq.
  { kind: 'api_key', pattern: /\bgh[pousr]_\w{20,}/g },
  { kind: 'api_key', pattern: /\bgithub_pat_\w{20,}/g },
  { kind: 'api_key', pattern: /\bglpat-[\w-]{16,}/g },
  { kind: 'api_key', pattern: /\bxox[abeoprs]-[\w-]{10,}/g },
  { kind: 'api_key', pattern: /\bAIza[\w-]{30,}/g },
  { kind: 'api_key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: 'api_key', pattern: /\bhf_\w{20,}/g },
  { kind: 'api_key', pattern: /\b(?:sk|pk|rk|whsec)_(?:live_|test_)?\w{16,}/g },
  { kind: 'api_key', pattern: /\bnpm_\w{30,}/g },
  { kind: 'api_key', pattern: /\bpypi-[\w-]{30,}/g },
  { kind: 'api_key', pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { kind: 'api_key', pattern: /\b(?:xai|gsk|r8|lsv2_pt|pcsk)[-_][\w-]{20,}/g },
  { kind: 'authorization', pattern: /(?<before>\b(?:bearer|basic)\s{1,4})[\w.~+/-]{12,2000}=*/gi },
  {
    kind: 'password',
    // Inside addresses.
    pattern: /(?<before>:\/\/[^\s/:@"'\\]{0,100}:)(?!\[redacted:)[^\s/@"'\\]{1,200}(?<after>@)/g,
  },
  {
    kind: 'secret',
    // Assignments and query strings.
    pattern:
      /(?<before>(?:password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|access[_-]?token|auth[_-]?token|refresh[_-]?token|private[_-]?key)=["']?)(?!\[redacted:)[^\s"'&;,\\]{6,500}/gi,
  },
  // A member of JSON inside a text, and of JSON that is itself text inside JSON.
  { kind: 'secret', pattern: member('', String.raw`(?:[^"\\]|\\[^]){1,5000}`) },
  { kind: 'secret', pattern: member(String.raw`\\{1,3}`, String.raw`[^"\\]{1,5000}`) },
];

/** A member with a name that says that its value is secret. `escape` stands before each quote. */
function member(escape: string, value: string): RegExp {
  const names =
    'password|passwd|passphrase|secret|api_?-?key|access_?-?key|access_?-?token|auth_?-?token|refresh_?-?token|id_?-?token|private_?-?key|authorization|cookie';
  const before = String.raw`(?<before>(?:${names})${escape}"\s{0,10}:\s{0,10}${escape}")`;
  return new RegExp(String.raw`${before}(?!\[redacted:)${value}`, 'gi');
}

/** Whether a text may hold a credential at all: one pass in place of all patterns. */
export const SECRET_HINT =
  /-----BEGIN|eyJ|[sprP]k[-_]|alm_|gh[pousr]_|github_pat|glpat|xox[abeoprs]-|AIza|AKIA|ASIA|hf_|whsec_|npm_|pypi-|SG\.|xai-|gsk_|r8_|lsv2_|pcsk_|bearer|basic |:\/\/[^\s/:@"]{0,100}:|passw|passphrase|secret|api[_-]?key|access[_-]?key|(?:access|auth|refresh|id|session)[_-]?token|private[_-]?key|authorization|cookie/i;

/** Last words of a field's name that say that its value is secret. */
const SECRET_NAME =
  /(?:password|passwd|passphrase|secret|apikey|accesskey|accesstoken|authtoken|refreshtoken|idtoken|sessiontoken|bearertoken|privatekey|authorization|cookie)s?$/;

export function isSecretName(name: string): boolean {
  return name.length <= 200 && SECRET_NAME.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
