import { createRandom } from './random.js';
import { dotProduct, type UnitRows } from './vector-rows.js';

export interface Partition {
  /** Cluster of each row. */
  readonly labels: Uint16Array;
  /** Unit centroids behind each other. */
  readonly centroids: UnitRows;
  /** Sum of the cosines of the rows to their centroids: greater is tighter. */
  readonly cohesion: number;
}

const MOST_ROUNDS = 50;

/**
 * Spherical k-means: splits unit rows into k groups so that the cosines to the groups' mean directions are greatest.
 * Starts by k-means++ from a fixed seed, best of several starts; the same rows in the same order give the same groups.
 *
 * Assumes k ≤ rows. Cost: rounds × rows × k products.
 * Source: Dhillon and Modha 2001, Machine Learning 42; Arthur and Vassilvitskii 2007 for the start.
 */
export function sphericalKMeans(rows: UnitRows, k: number, seed = 1, starts = 8): Partition {
  const random = createRandom(seed);
  let best: Partition | undefined;
  for (let start = 0; start < (k === 1 ? 1 : starts); start++) {
    const partition = refine(rows, spread(rows, k, random));
    if (!best || partition.cohesion > best.cohesion + 1e-9) best = partition;
  }
  return best!;
}

/** Rows far from each other, drawn with a chance that grows with the distance to those already drawn. */
function spread(rows: UnitRows, k: number, random: () => number): UnitRows {
  const { count, dimensions, values } = rows;
  const centroids = { count: k, dimensions, values: new Float32Array(k * dimensions) };
  const distance = new Float64Array(count).fill(2);
  for (let chosen = 0; chosen < k; chosen++) {
    const total = distance.reduce((sum, value) => sum + value, 0);
    let left = random() * total;
    let row = 0;
    while (row < count - 1 && (left -= distance[row]!) > 0) row++;
    centroids.values.set(values.subarray(row * dimensions, (row + 1) * dimensions), chosen * dimensions);
    for (let other = 0; other < count; other++) {
      const cosine = dotProduct(values, other * dimensions, values, row * dimensions, dimensions);
      distance[other] = Math.min(distance[other]!, Math.max(0, 1 - cosine));
    }
  }
  return centroids;
}

function refine(rows: UnitRows, start: UnitRows): Partition {
  const labels = new Uint16Array(rows.count);
  let centroids = start;
  let cohesion = assign(rows, centroids, labels);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    centroids = centroidsOf(rows, labels, centroids);
    const next = assign(rows, centroids, labels);
    if (next <= cohesion + 1e-9) break;
    cohesion = next;
  }
  return { labels, centroids, cohesion };
}

function assign(rows: UnitRows, centroids: UnitRows, labels: Uint16Array): number {
  const { dimensions } = rows;
  let cohesion = 0;
  for (let row = 0; row < rows.count; row++) {
    let nearest = -Infinity;
    for (let cluster = 0; cluster < centroids.count; cluster++) {
      const cosine = dotProduct(
        rows.values,
        row * dimensions,
        centroids.values,
        cluster * dimensions,
        dimensions,
      );
      if (cosine > nearest) {
        nearest = cosine;
        labels[row] = cluster;
      }
    }
    cohesion += nearest;
  }
  return cohesion;
}

/** Mean directions of the groups; an empty group keeps the centroid that it had. */
export function centroidsOf(rows: UnitRows, labels: ArrayLike<number>, before: UnitRows): UnitRows {
  const { dimensions } = rows;
  const values = new Float64Array(before.values.length);
  for (let row = 0; row < rows.count; row++)
    for (let at = 0; at < dimensions; at++)
      values[labels[row]! * dimensions + at]! += rows.values[row * dimensions + at]!;
  const centroids = Float32Array.from(before.values);
  for (let cluster = 0; cluster < before.count; cluster++) {
    const own = values.subarray(cluster * dimensions, (cluster + 1) * dimensions);
    const norm = Math.hypot(...own);
    if (norm > 1e-9)
      centroids.set(
        own.map((value) => value / norm),
        cluster * dimensions,
      );
  }
  return { count: before.count, dimensions, values: centroids };
}
