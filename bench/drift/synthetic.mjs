import { createRandom } from '@almenara/statistics';

const TOPICS = 20;
const EVENTS = 1_000;
const WIDTH = 128;

/** Unit vectors around 20 topics in an uneven space, with about the spread of short texts: [vectors, labels]. */
export function syntheticVectors() {
  const normal = normals(createRandom(20));
  const scale = Float64Array.from({ length: WIDTH }, (_, at) => (at + 1) ** -0.25);
  const draw = (centre, spread) => scale.map((value, at) => (centre?.[at] ?? 0) + spread * value * normal());
  const common = draw(undefined, 1);
  const vectors = [];
  const labels = [];
  for (let topic = 0; topic < TOPICS; topic++) {
    const centre = draw(common, 0.8);
    for (let event = 0; event < EVENTS; event++) {
      const vector = draw(centre, 1.6);
      const length = Math.hypot(...vector);
      vectors.push(vector.map((value) => value / length));
      labels.push(`topic ${topic}`);
    }
  }
  return [vectors, labels];
}

/** Standard normal numbers by Box and Muller. */
export function normals(random) {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
