import { createRandom } from '../random.js';
import type { VectorRow } from '../vector-rows.js';

/** Rows around a centre, seeded. */
export function cloud(
  name: string,
  count: number,
  centre: readonly number[],
  seed: number,
  spread = 0.3,
): VectorRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: `${name}-${index}`,
    vector: Float32Array.from(centre, (value) => value + spread * (random() + random() - 1)),
  }));
}
