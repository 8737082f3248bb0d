import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textFeatures } from '@almenara/drift';
import { defaultFiles, readLines } from './datasets.mjs';
import { openEncoder } from './static-encoder.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The data sets that simulated projects take their texts from: those given, else ../shared/data/drift. */
export function textFiles(given = []) {
  const files = given.length > 0 ? given : defaultFiles(root);
  if (files.length === 0) throw new Error('simulated projects need texts: name files with --data.');
  return files;
}

/** What a text stream stores of the texts of a data set: `textFeatures`, by topic. @returns topics in order. */
export function textVectors(file) {
  const encode = openEncoder(join(root, 'models'));
  const byTopic = new Map();
  for (const { text, topic } of readLines(file)) {
    if (!byTopic.has(topic)) byTopic.set(topic, []);
    byTopic.get(topic).push(textFeatures(encode(text)));
  }
  return [...byTopic].sort(([a], [b]) => (a < b ? -1 : 1)).map(([topic, vectors]) => ({ topic, vectors }));
}
