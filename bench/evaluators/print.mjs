/** One line a data set and task, one column a metric. */
export function print(figures) {
  const metrics = [...new Set(figures.map(({ metric }) => metric))];
  const lines = Map.groupBy(figures, ({ bench, dataset, task }) => `${bench} ${dataset} ${task}`);
  const rows = [['bench, data set, task', 'n', ...metrics]];
  for (const [name, cells] of lines) {
    const cell = (metric) => cells.find((figure) => figure.metric === metric);
    rows.push([name, String(cells[0].n), ...metrics.map((metric) => show(cell(metric)))]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((text, column) => text.padEnd(widths[column])).join('  '));
}

function show(figure) {
  if (!figure) return '';
  const digits = figure.metric.startsWith('cpu') ? 2 : 3;
  // Where half of the runs never came to an end there is no median.
  const told = (value) => value?.toFixed(digits) ?? 'none';
  const value = told(figure.value);
  if (figure.low === undefined) return value;
  return `${value} (${told(figure.low)}–${told(figure.high)})`;
}
