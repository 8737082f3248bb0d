/** Feature vectors of the texts of a data set by topic: the first 64 of static256's dimensions and their squares. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Tokenizer } from '../../libs/evaluators/dist/tokenizer/tokenizer.js';
import { readVocabulary } from '../../libs/evaluators/dist/tokenizer/vocabulary.js';

const TABLE_WIDTH = 256;
export const DIMENSIONS = 64;
export const TEXT_WIDTH = 2 * DIMENSIONS;

const repository = new URL('../../', import.meta.url);

/** Where the two data sets are kept: one JSON object with `text` and `topic` a line. */
export const dataFolder =
  process.env.ALMENARA_DRIFT_DATA ?? new URL('shared/data/drift/', repository).pathname;

/** @returns topics in order, each with its vectors one after the other. */
export function textVectors(dataset) {
  const file = `${dataFolder}/${dataset}.jsonl.gz`;
  if (!existsSync(file))
    throw new Error(`${file} is missing: set ALMENARA_DRIFT_DATA to the folder that holds it.`);
  const table = readFileSync(new URL('models/embedding/static256.i8', repository));
  const tokenizer = new Tokenizer(
    readVocabulary(new URL('models/vocabulary/vocab.txt', repository).pathname),
  );
  const byTopic = new Map();
  const sum = new Float64Array(TABLE_WIDTH);
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')) {
    const { text, topic } = JSON.parse(line);
    sum.fill(0);
    for (const id of tokenizer.encode(text, 128).ids)
      for (let j = 0, at = id * TABLE_WIDTH; j < TABLE_WIDTH; j++, at++) sum[j] += (table[at] << 24) >> 24;
    const norm = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
    if (norm === 0) continue;
    const vector = new Float64Array(TEXT_WIDTH);
    for (let j = 0; j < DIMENSIONS; j++) {
      vector[j] = sum[j] / norm;
      vector[DIMENSIONS + j] = vector[j] ** 2;
    }
    if (!byTopic.has(topic)) byTopic.set(topic, []);
    byTopic.get(topic).push(vector);
  }
  return [...byTopic].sort(([a], [b]) => (a < b ? -1 : 1)).map(([topic, vectors]) => ({ topic, vectors }));
}
