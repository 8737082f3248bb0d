import { createHash } from 'node:crypto';
import type { Document } from './corpus/read-documents.js';

/** Says what is in the index and who had it built: the same again gets the same name, another job another one. */
export function nameVersion(documents: readonly Document[], builtFor: string): string {
  return `kb-${digest(JSON.stringify(documents), 8)}-${digest(builtFor, 6)}`;
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
