/**
 * A simulated project for the drift benches. Users come and go, each with a taste of topics; tastes and traffic follow
 * the day and the week; every hour, and every few hours together, differ a little from what they should be. The streams
 * of a group see the same events: their evidence is correlated.
 */
import { createRandom } from '@almenara/statistics';

const BAGS = 32;
export const CATEGORIES = 64;

export function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random, mean) {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let k = 0;
  for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) k += 1;
  return k;
}

/** Gamma by Marsaglia and Tsang. */
function gamma(random, shape) {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

export const worldDefaults = {
  /** Mean life of a user in days; mean events of a user and day. */
  life: 21,
  eventsPerUserDay: 20,
  /** Spread of users' activity on the log scale. */
  activity: 1,
  /** Concentration of users' tastes around the project's: small means that users differ much. */
  concentration: 6,
  /** Seasonal, hourly and slow changes of topics on the log scale; the slow one has a memory of 24 hours. */
  season: 0.25,
  wobble: 0.1,
  slow: 0.05,
};

/**
 * @param texts topics with vectors, per text stream, of the same number of topics (further ones are left out)
 * @param options seed, eventsPerHour, topics, streams: of 'number' and 'category' besides the texts
 * @param drift { from, share, vectors: per text stream } replaces events by ones of a new topic
 */
export function createGroup(texts, options) {
  const o = { ...worldDefaults, numbers: 1, categories: 1, ...options };
  const random = createRandom(o.seed);
  const K = o.topics ?? 10;
  const base = Array.from({ length: K }, () => gamma(random, 2));
  const total = base.reduce((a, b) => a + b, 0);
  const perDay = o.eventsPerHour * 24;
  const count = Math.max(12, Math.round(perDay / o.eventsPerUserDay));
  const users = Array.from({ length: count }, newUser);
  const phases = base.map(() => [2 * Math.PI * random(), normal(random)]);
  const slow = base.map(() => normal(random));
  const topicOfNumber = base.map(() => 8 + 2 * normal(random));
  const categoryTaste = Array.from({ length: K }, () => Array.from({ length: 6 }, () => gamma(random, 1)));
  const buckets = Array.from({ length: 6 }, () => Math.floor(CATEGORIES * random()));

  function newUser() {
    return {
      bag: Math.floor(BAGS * random()),
      weight: Math.exp(o.activity * normal(random) - o.activity ** 2 / 2),
      taste: base.map((b) => gamma(random, (o.concentration * b) / total)),
      offset: 0.5 * normal(random),
      phase: 3 * normal(random),
    };
  }

  const streams = [
    ...texts.map((topics) => ({ kind: 'text', width: topics[0].vectors[0].length })),
    ...Array.from({ length: o.numbers }, () => ({ kind: 'number', width: 64 })),
    ...Array.from({ length: o.categories }, () => ({ kind: 'category', width: CATEGORIES })),
  ];

  const factor = new Float64Array(K);
  const cumulated = new Float64Array(K);
  const keep = Math.exp(-1 / 24);

  /** The sketches of one hour, one a stream, in order of `streams`. */
  function hour(t, drift) {
    const day = (2 * Math.PI * t) / 24;
    const weekend = Math.floor(t / 24) % 7 >= 5;
    for (let k = 0; k < K; k++) {
      slow[k] = keep * slow[k] + Math.sqrt(1 - keep * keep) * normal(random);
      const seasonal = o.season * (Math.sin(day + phases[k][0]) + (weekend ? phases[k][1] : 0));
      factor[k] = Math.exp(seasonal + o.wobble * normal(random) + o.slow * slow[k]);
    }
    const load = (weekend ? 0.6 : 1.16) * Math.exp(0.15 * normal(random));
    const cells = streams.map(() => new Map());
    const shift = drift !== undefined && t >= drift.from ? drift.share : 0;
    const numberWobble = 0.1 * normal(random) * (o.wobble / 0.1);
    const leave = 1 - Math.exp(-1 / (24 * o.life));
    for (let i = 0; i < users.length; i++) {
      if (random() < leave) users[i] = newUser();
      const user = users[i];
      const rhythm = 1 + 0.8 * Math.sin(day + user.phase / 3);
      // A visit brings several events, so that events of one hour come in bursts.
      const visits = poisson(random, ((o.eventsPerHour / count) * user.weight * rhythm * load) / 3);
      if (visits === 0) continue;
      const n = visits + poisson(random, 2 * visits);
      let sum = 0;
      for (let k = 0; k < K; k++) cumulated[k] = sum += user.taste[k] * factor[k];
      const own = streams.map(({ width }, s) => {
        let cell = cells[s].get(user.bag);
        if (cell === undefined)
          cells[s].set(user.bag, (cell = { bag: user.bag, n: 0, sum: new Float64Array(width) }));
        cell.n += n;
        return cell.sum;
      });
      for (let e = 0; e < n; e++) {
        const draw = random() * sum;
        let k = 0;
        while (k < K - 1 && cumulated[k] < draw) k += 1;
        const fresh = shift > 0 && random() < shift;
        for (let s = 0; s < streams.length; s++) {
          const { kind } = streams[s];
          const into = own[s];
          if (kind === 'text') {
            const pool = fresh ? drift.vectors[s] : texts[s][k].vectors;
            const vector = pool[Math.floor(pool.length * random())];
            for (let j = 0; j < vector.length; j++) into[j] += vector[j];
          } else if (kind === 'number') {
            const value =
              topicOfNumber[(k + s) % K] +
              user.offset +
              numberWobble +
              1.5 * normal(random) +
              (fresh ? 1 : 0);
            into[Math.min(63, Math.max(0, Math.round(4 * value)))] += 1;
          } else {
            const taste = categoryTaste[k];
            let left = random() * (taste[0] + taste[1] + taste[2] + taste[3] + taste[4] + taste[5]);
            let c = 0;
            while (c < 5 && (left -= taste[c]) > 0) c += 1;
            into[fresh ? 63 : buckets[c]] += 1;
          }
        }
      }
    }
    return cells.map((map) => ({ start: t, cells: [...map.values()].sort((a, b) => a.bag - b.bag) }));
  }
  return { streams, hour };
}
