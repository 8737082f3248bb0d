import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The store merges files while we look, and what moved from a folder not yet read into one already read would be
 * missed. So a look counts only if nothing went away under it; this many are taken before the last one has to do.
 */
const LOOKS = 10;

/** Files below a folder that hold any of the texts as they are, by their paths in it. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  let look = await lookOnce(folder, texts);
  for (let more = 1; more < LOOKS && look.gone > 0; more++) look = await lookOnce(folder, texts);
  return look.found.map((path) => path.slice(folder.length + 1));
}

async function lookOnce(
  folder: string,
  texts: readonly string[],
): Promise<{ found: string[]; gone: number }> {
  const found: string[] = [];
  let gone = 0;
  const ifThere = async <T>(read: Promise<T>): Promise<T | undefined> => {
    try {
      return await read;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      gone++;
      return undefined;
    }
  };
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of (await ifThere(readdir(at, { withFileTypes: true }))) ?? []) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile()) continue;
      const bytes = await ifThere(readFile(path));
      if (bytes && texts.some((text) => bytes.includes(text))) found.push(path);
    }
  }
  return { found, gone };
}
