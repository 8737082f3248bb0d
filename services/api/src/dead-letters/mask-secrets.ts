const MASK = '[masked]';

/** Shapes of credentials that are known to be nothing else. What stands in front of one stays readable. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // JSON web tokens.
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  // Keys of OpenAI, Anthropic and those who follow them, Langfuse, and this installation.
  /\b(?:sk|pk|rk)-[\w-]{16,}/g,
  /\balm_[\w-]{16,}/g,
  // GitHub, Slack, Google, AWS, Hugging Face, Stripe, GitLab, npm.
  /\bgh[pousr]_\w{20,}/g,
  /\bgithub_pat_\w{20,}/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\bAIza[\w-]{30,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bhf_\w{20,}/g,
  /\b(?:sk|pk|rk|whsec)_(?:live_|test_)?\w{16,}/g,
  /\bglpat-[\w-]{16,}/g,
  /\bnpm_\w{30,}/g,
  /(?<=\b(?:bearer|basic)\s+)[\w.~+/-]{12,}=*/gi,
  // Passwords inside addresses.
  /(?<=\/\/[^\s/:@"]{0,100}:)[^\s/@"]+(?=@)/g,
];

/** A JSON member whose name says that its value is secret. */
const SECRET_MEMBER =
  /("[^"\\]{0,60}(?:password|passwd|secret|api_?-?key|access_?-?token|auth_?-?token|private_?-?key|authorization)[^"\\]{0,20}"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi;

/** The text with what looks like a credential replaced. Not a guarantee: unknown shapes stay. */
export function maskSecrets(text: string): string {
  const shaped = SECRETS.reduce((masked, secret) => masked.replace(secret, MASK), text);
  return shaped.replace(SECRET_MEMBER, `$1"${MASK}"`);
}
