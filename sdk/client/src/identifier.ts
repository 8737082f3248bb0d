const POOL_BYTES = 4096;
let pool: Buffer | undefined;
let used = POOL_BYTES;

/** Hexadecimal id in the form of W3C Trace Context: 16 bytes for a trace, 8 for a span. Never all zero. */
export function newId(bytes: 16 | 8): string {
  if (!pool || used + bytes > POOL_BYTES) pool = refill();
  const id = pool.toString('hex', used, (used += bytes));
  return id.startsWith('00000000') ? newId(bytes) : id;
}

/** Node 18 has no global `crypto`, and importing it would cost every app 5 ms at its start. */
function refill(): Buffer {
  used = 0;
  const random = pool ?? Buffer.alloc(POOL_BYTES);
  if (typeof crypto === 'object') return crypto.getRandomValues(random);
  for (let i = 0; i < POOL_BYTES; i++) random[i] = Math.floor(Math.random() * 256);
  return random;
}

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f]/g;

/** An id as the app gave it, made acceptable: no control characters, at most 200 characters. */
export function readId(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  return String(value).replace(CONTROLS, '').slice(0, 200) || undefined;
}
