/**
 * Blocks of drawn events, the first at hour `start`. `features` are the rows of the data set, or a function that gives
 * those of an event.
 */
export function sketch(events, features, width, start) {
  const blocks = new Map();
  for (const [index, { row, bag, block }] of events.entries()) {
    let cells = blocks.get(block);
    if (!cells) blocks.set(block, (cells = new Map()));
    let cell = cells.get(bag);
    if (!cell) cells.set(bag, (cell = { bag, n: 0, sum: new Float64Array(width) }));
    cell.n += 1;
    if (typeof features === 'function') addRow(cell.sum, features(index), 0);
    else addRow(cell.sum, features, row * width);
  }
  return [...blocks].map(([block, cells]) => ({ start: start + block, cells: [...cells.values()] }));
}

function addRow(sum, rows, from) {
  for (let at = 0; at < sum.length; at++) sum[at] += rows[from + at];
}
