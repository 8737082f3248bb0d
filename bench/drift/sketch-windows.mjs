/** Blocks of drawn events, the first at hour `start`; `features` may be replaced for each event. */
export function sketch(events, features, width, start) {
  const blocks = new Map();
  for (const [index, { row, bag, block }] of events.entries()) {
    const given = typeof features === 'function' ? features(index) : undefined;
    const source = given ?? features;
    const from = given ? 0 : row * width;
    let cells = blocks.get(block);
    if (!cells) blocks.set(block, (cells = new Map()));
    let cell = cells.get(bag);
    if (!cell) cells.set(bag, (cell = { bag, n: 0, sum: new Float64Array(width) }));
    cell.n += 1;
    for (let at = 0; at < width; at++) cell.sum[at] += source[from + at];
  }
  return [...blocks].map(([block, cells]) => ({ start: start + block, cells: [...cells.values()] }));
}
