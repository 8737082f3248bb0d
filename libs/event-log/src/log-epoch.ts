import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durable-file.js';

const FORMAT = 1;

/**
 * Reads the epoch of the log in the folder; a new folder gets one above the floor. So does a folder whose epoch is
 * below the floor: it is an old copy, and what is appended to it must count as newer than what was stored since.
 */
export async function readEpoch(folder: string, topicsFolder: string, floor: number): Promise<number> {
  const path = join(folder, 'meta.json');
  const known = await readMeta(path);
  if (known === undefined && (await readdir(topicsFolder).catch(() => [])).length > 0) {
    throw new Error(
      `the event log in ${folder} has records but no meta.json; restore that file or use an empty folder`,
    );
  }
  if (known !== undefined && known >= floor) return known;
  const epoch = floor + 1;
  await writeDurably(path, JSON.stringify({ format: FORMAT, epoch }));
  return epoch;
}

async function readMeta(path: string): Promise<number | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { format, epoch } = parseMeta(text, path);
  if (format !== FORMAT) {
    throw new Error(
      `${path} says format ${String(format)}; this version reads format ${FORMAT}, so use a newer one`,
    );
  }
  if (!Number.isSafeInteger(epoch) || (epoch as number) < 0) {
    throw new Error(`${path} holds no epoch; restore the file or use an empty folder`);
  }
  return epoch as number;
}

function parseMeta(text: string, path: string): { format?: unknown; epoch?: unknown } {
  try {
    return Object(JSON.parse(text)) as { format?: unknown; epoch?: unknown };
  } catch (error) {
    throw new Error(`${path} is damaged; restore the file or use an empty folder`, { cause: error });
  }
}
