import { normals } from './synthetic.mjs';

const BAGS = 32;

/** Index of a draw from the products of two rows of weights. */
function pick(left, right, random) {
  let total = 0;
  for (let at = 0; at < left.length; at++) total += left[at] * right[at];
  let rest = random() * total;
  for (let at = 0; at < left.length - 1; at++) if ((rest -= left[at] * right[at]) < 0) return at;
  return left.length - 1;
}

const whole = (random, below) => Math.floor(random() * below);

/**
 * One window of independent events: rows of the data set, and each one's bag and block, drawn evenly. `share` of the
 * events are of the injected topic, which others never are.
 */
export function drawIndependent({ byTopic, topicCount }, { events, blocks, injected, share = 0 }, random) {
  return Array.from({ length: events }, () => {
    let topic = injected;
    if (injected === undefined) topic = whole(random, topicCount);
    else if (random() >= share) topic = (injected + 1 + whole(random, topicCount - 1)) % topicCount;
    const rows = byTopic.get(topic);
    return { row: rows[whole(random, rows.length)], bag: whole(random, BAGS), block: whole(random, blocks) };
  });
}

/**
 * One window of users who each have their own mix of topics (Dirichlet 0.3), in hours that each multiply the weights of
 * topics (log-normal 0.7); without `mixes` or `wobble` these are even. All of one user's events are in one bag.
 */
export function drawUsers({ byTopic, topicCount }, { users, eventsEach, blocks, mixes, wobble }, random) {
  const normal = normals(random);
  const even = new Float64Array(topicCount).fill(1);
  const hours = Array.from({ length: blocks }, () =>
    wobble ? even.map(() => Math.exp(0.7 * normal())) : even,
  );
  const events = [];
  for (let user = 0; user < users; user++) {
    const mix = mixes ? even.map(() => gamma(0.3, normal, random)) : even;
    let bag = whole(random, BAGS);
    for (let event = 0; event < eventsEach; event++) {
      if (!mixes) bag = whole(random, BAGS);
      const block = whole(random, blocks);
      const rows = byTopic.get(pick(mix, hours[block], random));
      events.push({ row: rows[whole(random, rows.length)], bag, block });
    }
  }
  return events;
}

/** A gamma value of a shape below 1: Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26. */
function gamma(shape, normal, random) {
  const d = shape + 1 - 1 / 3;
  for (;;) {
    const z = normal();
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * z * z + d - d * v + d * Math.log(v))
      return d * v * random() ** (1 / shape);
  }
}
