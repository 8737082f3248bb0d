const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const pool = new Uint8Array(4096);
let used = pool.length;

/** Hexadecimal id in the form of W3C Trace Context: 16 bytes for a trace, 8 for a span. Never all zero. */
export function newId(bytes: 16 | 8): string {
  if (used + bytes > pool.length) refill();
  let id = '';
  for (const end = used + bytes; used < end; used++) id += HEX[pool[used]!];
  return /[^0]/.test(id) ? id : newId(bytes);
}

/** Node 18 has no global `crypto`, and importing it would cost every app 5 ms at its start. */
function refill(): void {
  used = 0;
  if (typeof crypto === 'object') crypto.getRandomValues(pool);
  else for (let i = 0; i < pool.length; i++) pool[i] = Math.floor(Math.random() * 256);
}

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f]/g;

/** An id as the app gave it, made acceptable: no control characters, at most 200 characters. */
export function readId(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  return String(value).replace(CONTROLS, '').slice(0, 200) || undefined;
}
