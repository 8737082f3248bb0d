import { compareWindows, textFeatures } from '@almenara/drift';
import { classifierRejects } from './domain-classifier.mjs';
import { centroidCutOff, driftedShareCutOff } from './cut-offs.mjs';
import { drawIndependent, drawUsers } from './draw-windows.mjs';
import { kolmogorovSmirnovRejects } from './kolmogorov-smirnov.mjs';
import { exactMmdRejects } from './exact-mmd.mjs';
import { sketch } from './sketch-windows.mjs';

const HOURS = 24;
const CURRENT = 100_000;

/** One repetition each: (data set, parameters, random) → what the task counts. */
export const EXPERIMENTS = {
  nullWindows(dataset, { blocks, users, ...sources }, random) {
    const [reference, current] = [0, 1].map((side) =>
      drawUsers(dataset, { users: users[side], eventsEach: 20, blocks: blocks[side], ...sources }, random),
    );
    const { pValue, distance } = compare(dataset, reference, current);
    return { pValue, low: distance.low };
  },

  injected(dataset, parameters, random) {
    const { reference, current, injected } = injectedWindows(dataset, parameters, random);
    const { pValue, newShare } = compare(dataset, reference, current, topicDistance(dataset, injected));
    return { pValue, ...newShare, truth: parameters.share };
  },

  injectedExact(dataset, parameters, random) {
    const { reference, current } = injectedWindows(dataset, parameters, random);
    return exactMmdRejects(vectors(dataset, reference), vectors(dataset, current), dataset.width, random);
  },

  injectedBaselines(dataset, parameters, random) {
    const { reference, current } = injectedWindows(dataset, parameters, random);
    return baselines(dataset, reference, current, random);
  },

  nullBaselines(dataset, { blocks, users, ...sources }, random) {
    const [reference, current] = [0, 1].map((side) =>
      drawUsers(dataset, { users: users[side], eventsEach: 20, blocks: blocks[side], ...sources }, random),
    );
    return baselines(dataset, reference, current, random);
  },

  contracted(dataset, { events, share, rescaled }, random) {
    const [reference, current] = [0, 1].map(() =>
      drawIndependent(dataset, { events, blocks: HOURS }, random),
    );
    const means = topicMeans(dataset);
    const { width } = dataset;
    const features = (index) => {
      const { row } = current[index];
      const vector = Float64Array.from(dataset.vectors.subarray(row * width, (row + 1) * width));
      if (random() >= share) return textFeatures(vector);
      const mean = means[dataset.topics[row]];
      const moved = vector.map((value, at) => (value + mean[at]) / 2);
      const length = rescaled ? Math.hypot(...moved) : 1;
      return textFeatures(moved.map((value) => value / length));
    };
    return compareWindows({
      reference: sketch(reference, dataset.features, dataset.featureWidth, 0),
      current: sketch(current, features, dataset.featureWidth, CURRENT),
    }).pValue;
  },
};

function injectedWindows(dataset, { events, share }, random) {
  const injected = Math.floor(random() * dataset.topicCount);
  const draw = (part) => drawIndependent(dataset, { events, blocks: HOURS, injected, share: part }, random);
  return { reference: draw(0), current: draw(share), injected };
}

function compare(dataset, reference, current, distance) {
  const width = dataset.featureWidth;
  return compareWindows(
    {
      reference: sketch(reference, dataset.features, width, 0),
      current: sketch(current, dataset.features, width, CURRENT),
    },
    { topicDistance: distance },
  );
}

function baselines(dataset, reference, current, random) {
  const [old, recent] = [vectors(dataset, reference), vectors(dataset, current)];
  return {
    ks: kolmogorovSmirnovRejects(old, recent, dataset.width),
    classifier: classifierRejects(old, recent, dataset.width, random),
    centroid_cutoff: centroidCutOff(old, recent, dataset.width),
    drifted_share_cutoff: driftedShareCutOff(old, recent, dataset.width),
  };
}

function vectors({ vectors: all, width }, events) {
  const result = new Float32Array(events.length * width);
  for (const [index, { row }] of events.entries())
    result.set(all.subarray(row * width, (row + 1) * width), index * width);
  return result;
}

const means = new WeakMap();

function topicMeans({ vectors: all, width, topics, topicCount }) {
  return memoise(all, () => meansOf(all, width, topics, topicCount));
}

/** Distance in the feature space of a topic's mean from the mean of all others. */
function topicDistance({ features, featureWidth, topics, topicCount }, topic) {
  const all = memoise(features, () => meansOf(features, featureWidth, topics, topicCount));
  const others = all.filter((_, at) => at !== topic);
  const rest = all[topic].map((_, at) => others.reduce((sum, mean) => sum + mean[at], 0) / others.length);
  return Math.hypot(...rest.map((value, at) => value - all[topic][at]));
}

function memoise(key, make) {
  if (!means.has(key)) means.set(key, make());
  return means.get(key);
}

function meansOf(rows, width, topics, topicCount) {
  const sums = Array.from({ length: topicCount }, () => new Float64Array(width));
  const counts = new Float64Array(topicCount);
  for (const [row, topic] of topics.entries()) {
    counts[topic] += 1;
    for (let at = 0; at < width; at++) sums[topic][at] += rows[row * width + at];
  }
  return sums.map((sum, topic) => sum.map((value) => value / counts[topic]));
}
