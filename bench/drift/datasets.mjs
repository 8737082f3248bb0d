import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { textFeatures, textFeatureWidth } from '@almenara/drift';
import { openEncoder } from './static-encoder.mjs';
import { syntheticVectors } from './synthetic.mjs';

/**
 * Vectors, features and topics in memory that workers read without a copy:
 * {name, width, featureWidth, vectors, features, topics, topicCount}.
 */
export function loadDatasets(root, given) {
  const files = given.length > 0 ? given : defaultFiles(root);
  if (files.length === 0) return [prepare('synthetic', ...syntheticVectors())];
  const encode = openEncoder(join(root, 'models'));
  return files.map((file) => {
    const rows = readLines(file);
    const vectors = rows.map(({ text }) => encode(text));
    return prepare(
      datasetName(file),
      vectors,
      rows.map(({ topic }) => topic),
    );
  });
}

export const datasetName = (file) => basename(file).replace(/\.jsonl(\.gz)?$/, '');

export function defaultFiles(root) {
  const folder = join(root, '..', 'shared', 'data', 'drift');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.jsonl(\.gz)?$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

export function readLines(file) {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

function prepare(name, vectors, labels) {
  const width = vectors[0].length;
  const names = [...new Set(labels)];
  const numbers = (length) => new Float32Array(new SharedArrayBuffer(4 * length));
  const dataset = {
    name,
    width,
    featureWidth: textFeatureWidth(width),
    topicCount: names.length,
    vectors: numbers(vectors.length * width),
    features: numbers(vectors.length * textFeatureWidth(width)),
    topics: new Int32Array(new SharedArrayBuffer(4 * vectors.length)),
  };
  const index = new Map(names.map((topic, at) => [topic, at]));
  for (const [row, vector] of vectors.entries()) {
    dataset.vectors.set(vector, row * width);
    dataset.features.set(textFeatures(vector), row * dataset.featureWidth);
    dataset.topics[row] = index.get(labels[row]);
  }
  return dataset;
}
