import { compareWindows } from '@almenara/drift';
import { createRandom } from '@almenara/statistics';

export const name = 'compare_ms';

/** CPU of one comparison, milliseconds: the median of 30 after 10 to warm up, 32 bags in every block. */
export async function rows() {
  const random = createRandom(3);
  return [
    [64, 100],
    [144, 51],
    [256, 48],
    [256, 100],
    [512, 100],
  ].map(([features, blocks]) => {
    const all = Array.from({ length: blocks }, (_, start) => ({
      start,
      cells: Array.from({ length: 32 }, (__, bag) => ({
        bag,
        n: 5,
        sum: Float64Array.from({ length: features }, () => random()),
      })),
    }));
    const split = Math.floor(blocks / 4);
    const windows = { current: all.slice(0, split), reference: all.slice(split) };
    const times = Array.from({ length: 40 }, () => {
      const before = process.cpuUsage();
      compareWindows(windows);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }).slice(10);
    const value = times.sort((a, b) => a - b)[15];
    return {
      dataset: 'random',
      task: `${features} features, ${blocks} blocks`,
      metric: 'compare_ms',
      value,
      n: 30,
    };
  });
}
