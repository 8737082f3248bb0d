/** What a watched project of the drift benches is made of, and how one replay of it goes. */
import { alarmThreshold, createDetector } from '@almenara/drift';
import { createGroup } from './world.mjs';

export const START = 480_000;
export const MONTH = 720;
/** Events an hour of the four groups; each shows a text stream, two numbers and a category. */
const RATES = [5, 30, 120, 500];
const TOPICS = 10;
const FALSE_INCIDENTS = 0.1;

/** A quiet month after a warm-up. @returns one row a stream: rate, kind, incidents, largest ln R. */
export function quietMonth(texts, seed, warmUpHours, world = {}) {
  const rows = [];
  for (const [g, eventsPerHour] of RATES.entries()) {
    const topics = texts[(seed + g) % texts.length].slice(0, TOPICS);
    const group = createGroup([topics], {
      seed: 10 * seed + g,
      eventsPerHour,
      topics: topics.length,
      numbers: 2,
      ...world,
    });
    const threshold = alarmThreshold(FALSE_INCIDENTS, 1 / (RATES.length * group.streams.length));
    const detectors = group.streams.map(({ width }) => createDetector({ width, threshold }));
    const stream = group.streams.map(({ kind }) => ({
      rate: eventsPerHour,
      kind,
      incidents: 0,
      top: -Infinity,
      judged: 0,
    }));
    for (let t = START; t < START + warmUpHours + MONTH; t++)
      for (const [s, sketch] of group.hour(t).entries()) {
        const judgement = detectors[s].judge(sketch);
        if (t < START + warmUpHours || judgement.status !== 'judged') continue;
        stream[s].judged += 1;
        stream[s].incidents += judgement.opened ? 1 : 0;
        stream[s].top = Math.max(stream[s].top, judgement.logSr);
      }
    rows.push(...stream);
  }
  return rows;
}

/** Hours from the start of a shift to the alarm in one text stream, and how far the estimated start is off. */
export function delayOf(topics, { seed, eventsPerHour, share, streams, warmUpHours, limit, world = {} }) {
  const some = topics.slice(0, TOPICS + 1);
  const fresh = seed % some.length;
  const known = some.filter((_, i) => i !== fresh);
  const group = createGroup([known], {
    seed,
    eventsPerHour,
    topics: known.length,
    numbers: 0,
    categories: 0,
    ...world,
  });
  const threshold = alarmThreshold(FALSE_INCIDENTS, 1 / streams);
  const detector = createDetector({ width: group.streams[0].width, threshold });
  const from = START + warmUpHours + ((5 * seed) % 24);
  const drift = { from, share, vectors: [some[fresh].vectors] };
  let early = false;
  for (let t = START; t < from + limit; t++) {
    const judgement = detector.judge(group.hour(t, drift)[0]);
    if (t < from && judgement.opened) early = true;
    if (t >= from && judgement.opened)
      return { delay: t - from + 1, sinceError: judgement.since - from, early };
  }
  return { delay: Infinity, sinceError: null, early };
}
