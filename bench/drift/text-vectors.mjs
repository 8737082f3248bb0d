/** Feature vectors of the texts of a data set by topic: a unit vector and its squares, as a text stream stores them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openEncoder } from './static-encoder.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Where the data sets are kept: one JSON object with `text` and `topic` a line. */
const dataFolder = process.env.ALMENARA_DRIFT_DATA ?? join(repository, '..', 'shared', 'data', 'drift');

/** @returns topics in order, each with its vectors. */
export function textVectors(dataset) {
  const file = join(dataFolder, `${dataset}.jsonl.gz`);
  if (!existsSync(file))
    throw new Error(`${file} is missing: set ALMENARA_DRIFT_DATA to the folder that holds it.`);
  const encode = openEncoder(join(repository, 'models'));
  const byTopic = new Map();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')) {
    const { text, topic } = JSON.parse(line);
    const unit = encode(text);
    const features = new Float64Array(2 * unit.length);
    features.set(unit);
    features.set(
      unit.map((value) => value * value),
      unit.length,
    );
    if (!byTopic.has(topic)) byTopic.set(topic, []);
    byTopic.get(topic).push(features);
  }
  return [...byTopic].sort(([a], [b]) => (a < b ? -1 : 1)).map(([topic, vectors]) => ({ topic, vectors }));
}
