/**
 * A project in which nothing changes, though users differ, stay and come back, hours are unlike, and days have a rhythm.
 * Answers are bad or not; three rates are watched: rare, middling and frequent.
 */
const BAGS = 32;

export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function poisson(random, mean) {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let product = random();
  let count = 0;
  for (const limit = Math.exp(-mean); product > limit; product *= random()) count++;
  return count;
}
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const WORLDS = {
  independent: { users: 0, spread: 0, wobble: 0, rhythm: 0 },
  users: { users: 150, spread: 0.5, wobble: 0, rhythm: 0 },
  hours: { users: 0, spread: 0, wobble: 0.15, rhythm: 0.3 },
  both: { users: 150, spread: 0.5, wobble: 0.15, rhythm: 0.3 },
};
export const RATES = { error_rate: 0.01, refusal_rate: 0.04, unsupported_rate: 0.15 };

/**
 * @param shift from an hour on the rate of a monitor is multiplied.
 * @returns by hour and monitor the answers of each user: [bag, n, bad], and how many there were.
 */
export function* hoursOf({ world, perHour, hours, seed, shift }) {
  const random = randomOf(seed);
  const { users, spread, wobble, rhythm } = WORLDS[world];
  const names = Object.keys(RATES);
  const people = Array.from({ length: users }, () => ({
    bag: Math.floor(BAGS * random()),
    weight: Math.exp(normal(random)),
    factor: names.map(() => Math.exp(spread * normal(random) - spread ** 2 / 2)),
  }));
  const total = people.reduce((sum, { weight }) => sum + weight, 0);
  for (let hour = 0; hour < hours; hour++) {
    const day = 1 + 0.6 * Math.sin((2 * Math.PI * hour) / 24);
    const weekend = hour % 168 >= 120 ? 0.5 : 1;
    const ofHour = names.map(
      (name) =>
        RATES[name] *
        Math.exp(wobble * normal(random)) *
        (1 + rhythm * Math.cos((2 * Math.PI * hour) / 24)) *
        (shift && hour >= shift.hour ? shift.factor : 1),
    );
    const answers = new Map();
    const add = (key, bag, factor, n) => {
      const user = answers.get(key) ?? { bag, n: 0, bad: names.map(() => 0) };
      user.n += n;
      for (let i = 0; i < n; i++)
        for (let k = 0; k < names.length; k++)
          if (random() < Math.min(1, ofHour[k] * factor[k])) user.bad[k]++;
      answers.set(key, user);
    };
    const mean = perHour * day * weekend;
    if (users === 0) {
      const one = names.map(() => 1);
      for (let i = poisson(random, mean); i > 0; i--) add(i, Math.floor(BAGS * random()), one, 1);
    } else
      for (const [key, { bag, weight, factor }] of people.entries()) {
        const n = poisson(random, (mean * weight) / total);
        if (n > 0) add(key, bag, factor, n);
      }
    yield { hour, users: [...answers.values()] };
  }
}
