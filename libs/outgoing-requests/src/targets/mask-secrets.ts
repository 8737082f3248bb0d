const MASK = '…';
/** Shorter ones would mask what is no secret. */
const SHORTEST = 8;

/** As the log keeps headers. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, MASK]));
}

/** An answer that repeats what it was told, without the secrets in it. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}

/** Tokens in what a target is told, by the names of their fields. */
export function findTokens(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name === 'token' && typeof item === 'string' ? [item] : findTokens(item),
  );
}

/** What a target is told as people may read it: without tokens, and without the queries of addresses, which may sign. */
export function maskData(value: unknown): unknown {
  if (typeof value === 'string')
    return /^https?:\/\/[^?]*\?/.test(value) ? value.replace(/\?.*$/s, `?${MASK}`) : value;
  if (Array.isArray(value)) return value.map(maskData);
  if (typeof value !== 'object' || value === null) return value;
  const masked = Object.entries(value).map(([name, item]) => [
    name,
    name === 'token' ? MASK : maskData(item),
  ]);
  return Object.fromEntries(masked);
}
