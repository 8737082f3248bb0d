import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The file is always whole, the old one or the new one, and the new one once this has returned. */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const next = `${file}.next`;
  // Job files hold tokens: nobody else on the machine reads them.
  writeFileSync(next, content, { flush: true, mode: 0o600 });
  renameSync(next, file);
  syncFolder(dirname(file));
}

/** A rename is on the disk only when its folder is. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
