/**
 * Draws the sample that ships with this example: for each task and model the same number of answers, those with
 * the smallest hash of their id, so that the same file is drawn again. Short contexts only, to stay small.
 * Run: node scripts/sample.mjs <ragtruth.jsonl.gz>
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const PER_GROUP = { qa: 30, summary: 10, data2text: 10 };
const MOST_CHARACTERS = 4500;

const rows = gunzipSync(readFileSync(process.argv[2]))
  .toString()
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const groups = Map.groupBy(rows, ({ task, meta }) => `${task} ${meta.model}`);
const drawn = [];
for (const [group, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const small = members.filter(({ contexts }) => contexts.join('').length <= MOST_CHARACTERS);
  const ordered = small.map((row) => [hash(row.id), row]).sort(([a], [b]) => (a < b ? -1 : 1));
  drawn.push(...ordered.slice(0, PER_GROUP[group.split(' ', 1)[0]]).map(([, row]) => row));
}
const lines = drawn.map(({ id, task, question, contexts, output, label, meta }) =>
  JSON.stringify({ id, task, model: meta.model, question, contexts, output, label }),
);
writeFileSync(new URL('../data/ragtruth-sample.jsonl', import.meta.url), `${lines.join('\n')}\n`);
console.log(`${lines.length} rows, ${lines.join('\n').length} characters`);

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}
