import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '@almenara/statistics';

const FOLDERS = { groundedness: 'hallucination', refusal: 'safety' };
const FITS = { groundedness: /\.jsonl(\.gz)?$/, refusal: /^refusal.*\.jsonl(\.gz)?$/ };

/** The files of a task beside the repository, if there are any. */
export function defaultFiles(root, task) {
  const folder = join(root, '..', 'shared', 'data', FOLDERS[task]);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => FITS[task].test(file))
    .sort()
    .map((file) => join(folder, file));
}

export function readRows(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** Evenly spaced rows from a seeded start, at most so many. */
export function sample(rows, limit) {
  if (rows.length <= limit) return rows;
  const step = rows.length / limit;
  const start = createRandom(1)() * step;
  return Array.from({ length: Math.floor(limit) }, (_, index) => rows[Math.floor(start + index * step)]);
}
