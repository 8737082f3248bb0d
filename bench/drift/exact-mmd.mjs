const PERMUTATIONS = 200;
const LEVEL = 0.05;

/**
 * The exact kernel two-sample test: unbiased MMD² with a Gaussian kernel of the median distance, against 200
 * permutations. Rejects where at most 5 % of the arrangements, the observed one among them, reach the observed value.
 */
export function exactMmdRejects(reference, current, width, random) {
  const n = reference.length / width;
  const total = n + current.length / width;
  const rows = new Float32Array(total * width);
  rows.set(reference);
  rows.set(current, reference.length);
  const kernel = gaussian(rows, total, width);
  // With k(x, x) left out, MMD² is a sum of s·Ks and a constant only if both windows are equally large.
  if (n * 2 !== total) throw new Error('equally large windows only');
  const signs = new Int8Array(total).fill(1, 0, n).fill(-1, n);
  const order = Int32Array.from({ length: total }, (_, index) => index);
  const batch = [signs.slice()];
  while (batch.length < PERMUTATIONS + 1) {
    shuffle(order, random);
    batch.push(Int8Array.from(signs, (_, index) => (order[index] < n ? 1 : -1)));
  }
  const values = quadratics(kernel, total, batch);
  // Within pairs weigh 1/(n(n−1)), across pairs 1/n²: the all-ones part is the same for every arrangement.
  const reached = values.filter((value) => value >= values[0] - 1e-12).length;
  return reached / (PERMUTATIONS + 1) <= LEVEL;
}

/** Lower triangle by rows, diagonal left out. */
function gaussian(rows, total, width) {
  const kernel = new Float32Array((total * (total - 1)) / 2);
  let at = 0;
  for (let i = 1; i < total; i++) {
    let j = 0;
    for (; j + 3 < i; j += 4) at = fourDistances(rows, width, i, j, kernel, at);
    for (; j < i; j++) kernel[at++] = distance(rows, width, i, j);
  }
  const step = Math.max(1, Math.floor(kernel.length / 20_001));
  const some = kernel.filter((_, index) => index % step === 0).sort();
  const median = some[some.length >> 1];
  for (let index = 0; index < kernel.length; index++) kernel[index] = Math.exp(-kernel[index] / median);
  return kernel;
}

function distance(rows, width, i, j) {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += (rows[i * width + k] - rows[j * width + k]) ** 2;
  return sum;
}

function fourDistances(rows, width, i, j, into, at) {
  const [left, first] = [i * width, j * width];
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < width; k++) {
    const value = rows[left + k];
    const w = value - rows[first + k];
    const x = value - rows[first + width + k];
    const y = value - rows[first + 2 * width + k];
    const z = value - rows[first + 3 * width + k];
    a += w * w;
    b += x * x;
    c += y * y;
    d += z * z;
  }
  into[at] = a;
  into[at + 1] = b;
  into[at + 2] = c;
  into[at + 3] = d;
  return at + 4;
}

/** Σ over pairs of s_i s_j K_ij for each arrangement of signs, eight arrangements a pass. */
function quadratics(kernel, total, batch) {
  const lanes = 8;
  const values = [];
  for (let from = 0; from < batch.length; from += lanes) {
    const part = batch.slice(from, from + lanes);
    const packed = new Float32Array(total * lanes);
    for (const [lane, signs] of part.entries())
      for (let index = 0; index < total; index++) packed[index * lanes + lane] = signs[index];
    values.push(...eight(kernel, total, packed).slice(0, part.length));
  }
  return values;
}

function eight(kernel, total, s) {
  const sums = new Float64Array(8);
  let at = 0;
  for (let i = 1; i < total; i++) {
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let j = 0, k = 0; j < i; j++, k += 8) {
      const value = kernel[at++];
      a += value * s[k];
      b += value * s[k + 1];
      c += value * s[k + 2];
      d += value * s[k + 3];
      e += value * s[k + 4];
      f += value * s[k + 5];
      g += value * s[k + 6];
      h += value * s[k + 7];
    }
    for (const [lane, part] of [a, b, c, d, e, f, g, h].entries()) sums[lane] += part * s[8 * i + lane];
  }
  return [...sums];
}

function shuffle(order, random) {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other], order[index]];
  }
}
