import { Detector, tuning } from '../../libs/drift/dist/index.js';
import { textVectors } from './text-vectors.mjs';
import { createGroup } from './world.mjs';
Object.assign(tuning, JSON.parse(process.env.T ?? '{}'));
const W = JSON.parse(process.env.W ?? '{}');
const sets = ['stackoverflow20', 'clinc150'].map(textVectors);
const mode = process.argv[2],
  runs = +process.argv[3],
  seed0 = +(process.argv[4] ?? 1);
if (mode === 'quiet') {
  const warm = 24 * +(process.argv[5] ?? 28);
  const logA = Math.log(720 / (0.1 / 16));
  let alarms = 0,
    proj = 0;
  const max = {};
  const t0 = Date.now();
  for (let r = 0; r < runs; r++) {
    const rates = (process.env.R ?? '6,30,120,500').split(',').map(Number);
    for (const [g, eventsPerHour] of rates.entries()) {
      const group = createGroup(
        sets.map((s) => s.slice(0, 10)),
        { seed: seed0 * 1000 + r * 10 + g, eventsPerHour, ...W },
      );
      const ds = group.streams.map((s) => new Detector({ width: s.width, threshold: 1 }));
      const top = group.streams.map(() => -Infinity);
      const dead = group.streams.map(() => 0);
      for (let t = 480000; t < 480000 + warm + 720; t++) {
        const hs = group.hour(t);
        hs.forEach((h, s) => {
          const j = ds[s].judge(h);
          if (t >= 480000 + warm && j.logSr > top[s]) top[s] = j.logSr;
        });
      }
      top.forEach((v, s) => {
        const key = eventsPerHour + ' ' + s + group.streams[s].kind;
        (max[key] ??= []).push(v);
        if (v > logA) alarms++;
      });
    }
  }
  for (const [k, v] of Object.entries(max)) {
    v.sort((a, b) => b - a);
    console.log(
      k.padEnd(16),
      v
        .slice(0, 4)
        .map((x) => x.toFixed(1))
        .join(' '),
      'median',
      v[v.length >> 1].toFixed(1),
    );
  }
  console.log('alarms', alarms, 'of', runs, 'projects', (Date.now() - t0) / 1000, 's', 'logA', logA);
} else {
  const rate = +(process.argv[5] ?? 200),
    warm = 24 * +(process.argv[6] ?? 28);
  const logA = Math.log(720 / (0.1 / 15));
  for (const share of (process.env.S ?? '0.1,0.05').split(',').map(Number))
    for (const [s, set] of sets.entries()) {
      const delays = [];
      for (let r = 0; r < runs; r++) {
        const fresh = r % 10;
        const topics = set
          .slice(0, 11)
          .filter((_, i) => i !== fresh)
          .slice(0, 10);
        const group = createGroup([topics], {
          seed: seed0 * 1000 + r,
          eventsPerHour: rate,
          numbers: 0,
          categories: 0,
          ...W,
        });
        const d = new Detector({ width: 128, threshold: 1 });
        const from = 480000 + warm + 5 * (r % 7);
        const drift = { from, share, vectors: [set[fresh].vectors] };
        let delay = 200;
        for (let t = 480000; t < from + 200; t++) {
          const j = d.judge(group.hour(t, drift)[0]);
          if (r === 0 && process.env.V && t > from - 6 && t < from + 60)
            console.log(
              t - from,
              j.logSr.toFixed(2),
              d.debug
                .map(
                  (x) =>
                    `g${x.gain.toFixed(3)} y${x.y.toFixed(3)} v${x.v.toFixed(2)} q/v${x.ratio.toFixed(2)}`,
                )
                .join(' | '),
            );
          if (t >= from && j.logSr >= logA) {
            delay = t - from + 1;
            break;
          }
        }
        delays.push(delay);
      }
      delays.sort((a, b) => a - b);
      console.log(
        share,
        s ? 'clinc' : 'so',
        'median',
        delays[delays.length >> 1],
        'q10',
        delays[Math.floor(delays.length * 0.1)],
        'q90',
        delays[Math.floor(delays.length * 0.9)],
      );
    }
}
