// quick: text streams at a rate, no reference season cost
import { Detector, tuning } from '../../libs/drift/dist/index.js';
import { textVectors } from './text-vectors.mjs';
import { createGroup } from './world.mjs';
Object.assign(tuning, JSON.parse(process.env.T ?? '{}'));
const W = JSON.parse(process.env.W ?? '{}');
const set = textVectors('clinc150');
const out = [];
for (let r = 0; r < +process.argv[2]; r++) {
  const group = createGroup([set.slice(0, 10)], {
    seed: 5000 + r,
    eventsPerHour: +(process.argv[3] ?? 300),
    numbers: 0,
    categories: 0,
    ...W,
  });
  const d = new Detector({ width: 128, threshold: 1, reference: { kind: process.env.K ?? 'trailing' } });
  let top = 0;
  for (let t = 480000; t < 480000 + 24 * 51; t++) {
    const j = d.judge(group.hour(t)[0]);
    if (t > 480000 + 24 * 21) top = Math.max(top, j.logSr);
  }
  out.push(top);
}
console.log(
  process.env.W,
  process.env.T,
  process.env.K,
  out
    .sort((a, b) => b - a)
    .map((x) => x.toFixed(1))
    .join(' '),
);
