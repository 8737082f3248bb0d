/**
 * Coverage of weighted rates while load is shed: every fifth hundred of answers comes in a burst, in which more are bad
 * and fewer are scored. And of rates whose answers are drawn, and go bad, by actor.
 */
import { createRandom, weightedRate } from '@almenara/statistics';

function simulate(draw, truth, sets, seed) {
  const random = createRandom(seed);
  let covered = 0;
  let mean = 0;
  let plain = 0;
  for (let set = 0; set < sets; set++) {
    const items = draw(random);
    const estimate = weightedRate(items);
    if (!estimate) continue;
    covered += estimate.low <= truth && truth <= estimate.high ? 1 : 0;
    mean += estimate.rate / sets;
    plain += items.reduce((sum, { bad }) => sum + bad, 0) / items.length / sets;
  }
  return {
    truth,
    mean: Number(mean.toFixed(4)),
    unweighted: Number(plain.toFixed(4)),
    coverage: Number((covered / sets).toFixed(4)),
  };
}

export function simulateShedding({ answers, calmRate, burstRate, calm, burst }, sets, seed) {
  const draw = (random) => {
    const items = [];
    for (let i = 0; i < answers; i++) {
      const inBurst = i % 500 < 100;
      const probability = inBurst ? burst : calm;
      const bad = random() < (inBurst ? burstRate : calmRate) ? 1 : 0;
      if (random() < probability) items.push({ bad, probability });
    }
    return items;
  };
  return simulate(draw, Number((0.8 * calmRate + 0.2 * burstRate).toFixed(4)), sets, seed);
}

/** A quarter of the actors gets 40 % bad answers, the others none; 1 to 15 answers each; 30 % of actors are drawn. */
export function simulateActors({ actors, clustered }, sets, seed) {
  const draw = (random) => {
    const items = [];
    for (let actor = 0; actor < actors; actor++) {
      const seen = random() < 0.3;
      const own = random() < 0.25 ? 0.4 : 0;
      const answers = 1 + Math.floor(random() * 15);
      for (let i = 0; i < answers; i++) {
        const bad = random() < own ? 1 : 0;
        if (seen) items.push({ bad, probability: 0.3, ...(clustered && { cluster: `${actor}` }) });
      }
    }
    return items;
  };
  return simulate(draw, 0.1, sets, seed);
}
