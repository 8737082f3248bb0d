import { createRandom } from '@almenara/statistics';

/** Draws from the usual distributions, seeded. */
export function createDraws(seed) {
  const uniform = createRandom(seed);
  const draws = {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    whole: (low, high) => Math.floor(low + (high - low + 1) * uniform()),
    chance: (probability) => uniform() < probability,
    pick: (list) => list[Math.floor(uniform() * list.length)],
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    /** Shares that add up to one; the smaller the concentration, the fewer of them are large. */
    shares: (count, concentration) => {
      const parts = Array.from({ length: count }, () => gamma(draws, concentration));
      const total = parts.reduce((sum, part) => sum + part, 0) || 1;
      return parts.map((part) => part / total);
    },
    weighted: (weights) => {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let at = 0; at < weights.length; at++) if ((left -= weights[at]) < 0) return at;
      return weights.length - 1;
    },
  };
  return draws;
}

/** Marsaglia and Tsang 2000, with their boost for shapes below one. */
function gamma(draws, shape) {
  if (shape < 1) return gamma(draws, shape + 1) * (1 - draws.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = draws.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - draws.uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
