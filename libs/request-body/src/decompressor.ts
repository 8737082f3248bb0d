import type { Transform } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { BodyError } from './body-error.js';

/** Makes the stream that undoes a content encoding from the first bytes of the body; undefined for plain bodies. */
export function decompressorFor(header: string | undefined): ((first: Buffer) => Transform) | undefined {
  const encoding = (header ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return undefined;
  if (encoding === 'gzip' || encoding === 'x-gzip') return () => createGunzip();
  if (encoding === 'deflate') return inflate;
  throw new BodyError(415, 'unsupported_encoding', 'the content encoding must be gzip, deflate or identity');
}

/** "deflate" means the zlib format, whose first byte names its method; some clients send the bare data instead. */
function inflate(first: Buffer): Transform {
  return (first[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
