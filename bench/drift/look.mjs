import { Detector, tuning } from '../../libs/drift/dist/index.js';
import { textVectors } from './text-vectors.mjs';
import { createGroup } from './world.mjs';
Object.assign(tuning, JSON.parse(process.env.T ?? '{}'));
const W = JSON.parse(process.env.W ?? '{}');
const sets = ['stackoverflow20', 'clinc150'].map(textVectors);
const group = createGroup(
  sets.map((s) => s.slice(0, 10)),
  { seed: +process.argv[2], eventsPerHour: +process.argv[3], ...W },
);
const k = +process.argv[4];
const d = new Detector({ width: group.streams[k].width, threshold: 1 });
const rows = [];
let best = 0;
for (let t = 0; t < 24 * 58; t++) {
  const j = d.judge(group.hour(480000 + t)[k]);
  rows.push([
    t,
    j.n?.toFixed(0),
    j.logSr,
    j.logE?.toFixed(2),
    d.debug
      .map?.((x) => `g${x.gain.toFixed(3)} y${x.y.toFixed(3)} v${x.v.toFixed(2)} q/v${x.ratio.toFixed(2)}`)
      .join(' | '),
  ]);
  if (t > 672 && j.logSr > rows[best][2]) best = t;
  if (t === 672) best = 672;
}
for (let t = best - 50; t < best + 4; t++) console.log(...rows[t]);
