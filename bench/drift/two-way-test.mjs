/**
 * Two-window test of a mean feature vector over bags and blocks of time, as the drift pages use it: sign-flip null of a
 * statistic without pairs that share a bag or a block, by three moments.
 */
export function testTwoWay(rows) {
  const dimensions = rows[0].features.length;
  const n = [rows.filter(({ current }) => !current).length, rows.filter(({ current }) => current).length];
  if (n[0] < 200 || n[1] < 200) return undefined;
  const mean = new Float64Array(dimensions);
  for (const { features } of rows)
    for (let at = 0; at < dimensions; at++) mean[at] += features[at] / rows.length;
  const sums = { bag: new Map(), block: new Map(), cell: new Map() };
  const total = new Float64Array(dimensions);
  for (const { features, current, bag, block } of rows) {
    const weight = current ? 1 / n[1] : -1 / n[0];
    const places = [
      total,
      into(sums.bag, bag, dimensions),
      into(sums.block, block, dimensions),
      into(sums.cell, bag * 100_000 + (block % 100_000), dimensions),
    ];
    for (let at = 0; at < dimensions; at++) {
      const part = weight * (features[at] - mean[at]);
      for (const place of places) place[at] += part;
    }
  }
  const squares = (map) => [...map.values()].reduce((sum, vector) => sum + dot(vector, vector), 0);
  const statistic = dot(total, total) - squares(sums.bag) - squares(sums.block) + squares(sums.cell);
  const [bags, blocks] = [sums.bag, sums.block].map((map) => moments([...map.values()]));
  const second = Math.max(
    bags.second,
    blocks.second,
    bags.second + blocks.second - offDiagonalSquares([...sums.cell.values()]),
  );
  const third = Math.max(0, bags.third + blocks.third);
  return { pValue: pearsonTail(statistic, second, third), statistic };
}

function into(map, key, dimensions) {
  let vector = map.get(key);
  if (!vector) map.set(key, (vector = new Float64Array(dimensions)));
  return vector;
}

function dot(a, b) {
  let total = 0;
  for (let at = 0; at < a.length; at++) total += a[at] * b[at];
  return total;
}

function moments(vectors) {
  const gram = vectors.map((a, i) => Float64Array.from(vectors, (b, j) => (i === j ? 0 : dot(a, b))));
  let second = 0;
  let third = 0;
  for (let i = 0; i < gram.length; i++)
    for (let j = 0; j < gram.length; j++) {
      second += gram[i][j] ** 2;
      third += gram[i][j] * dot(gram[i], gram[j]);
    }
  return { second, third };
}

/** Σ of the squared products of different vectors, by way of the small matrix VᵀV. */
function offDiagonalSquares(vectors) {
  const dimensions = vectors[0].length;
  const small = new Float64Array(dimensions * dimensions);
  let own = 0;
  for (const vector of vectors) {
    own += dot(vector, vector) ** 2;
    for (let i = 0; i < dimensions; i++) {
      const factor = vector[i];
      if (factor !== 0) for (let j = 0; j < dimensions; j++) small[i * dimensions + j] += factor * vector[j];
    }
  }
  return dot(small, small) - own;
}

function pearsonTail(statistic, second, third) {
  if (second <= 0) return 1;
  const variance = 2 * second;
  const skewness = Math.max(1e-3, (8 * third) / variance ** 1.5);
  const shape = 4 / skewness ** 2;
  return upperGamma(shape, Math.max(0, shape + (statistic / Math.sqrt(variance)) * Math.sqrt(shape)));
}

/** Regularised upper incomplete gamma function; Numerical Recipes 6.2. */
function upperGamma(shape, x) {
  if (x <= 0) return 1;
  const front = Math.exp(-x + shape * Math.log(x) - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 100_000 && term > sum * 1e-15; n++) sum += term *= x / (shape + n);
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b || 1e-300);
    c = b + a / c || 1e-300;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

function logGamma(x) {
  if (x < 12) return logGamma(x + 1) - Math.log(x);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
}
