import { resolve } from 'node:path';
import { type Rule } from './outcome.js';

/** A relative folder belongs to the repository, wherever the process was started. */
export function readFolder(repositoryRoot: string): Rule<string> {
  return (text) => {
    if (text.includes('\0')) return { problem: 'must be a path' };
    if (/^[a-z][a-z\d+.-]+:\/\//i.test(text))
      return { problem: 'must be a path of this machine, not an address' };
    return { value: resolve(repositoryRoot, text) };
  };
}
