import { DEFAULT_DEFINITIONS, backtest, listFires, toFigures } from '@almenara/monitors';
import { alarmThreshold, budgetShares } from '@almenara/drift';
import { weightedSums } from '@almenara/statistics';
import { hoursOf, RATES } from './quiet-world.mjs';

const HOUR_MS = 3_600_000;
const START = 480_000;
export const HISTORY_HOURS = 28 * 24;
export const MONTH_HOURS = 30 * 24;
const NAMES = Object.keys(RATES);

/**
 * Alarms of the default monitors in 30 days after 28 days of history. The three changes have the whole budget, which is
 * the lowest line that they ever have: drift streams beside them raise it.
 */
export function replayProject({ world, perHour, seed, falseIncidents, shift, streams = 0 }) {
  const shares = budgetShares(Array.from({ length: NAMES.length + streams }, () => 1));
  const threshold = alarmThreshold(falseIncidents, shares[0]);
  const windows = { no_data: [] };
  for (const name of NAMES) windows[name] = [];
  for (const { hour, users } of hoursOf({
    world,
    perHour,
    seed,
    shift,
    hours: HISTORY_HOURS + MONTH_HOURS,
  })) {
    const common = { window: (START + hour) * HOUR_MS, muted: hour < HISTORY_HOURS, restart: null };
    const n = users.reduce((sum, user) => sum + user.n, 0);
    windows.no_data.push({
      ...common,
      n,
      users: users.length,
      value: n,
      low: n,
      high: n,
      unit: 'count',
      threshold: null,
    });
    for (const [k, name] of NAMES.entries()) {
      const cells = new Map();
      for (const user of users) {
        const cell = cells.get(user.bag) ?? { bag: user.bag, weight: 0, value: 0 };
        cells.set(user.bag, { bag: user.bag, weight: cell.weight + user.n, value: cell.value + user.bad[k] });
      }
      const figures = toFigures(DEFAULT_DEFINITIONS[name], {
        kind: 'rate',
        sums: weightedSums(
          users.flatMap((user, index) =>
            Array.from({ length: user.n }, (_, i) => ({
              value: i < user.bad[k] ? 1 : 0,
              probability: 1,
              cluster: String(index),
            })),
          ),
        ),
        answerSquares: n,
        cells: [...cells.values()],
      });
      windows[name].push({ ...common, ...figures, threshold });
    }
  }
  return Object.entries(windows).map(([name, observations]) => {
    const { windows: judged } = backtest(DEFAULT_DEFINITIONS[name], observations);
    const later = judged.slice(HISTORY_HOURS);
    const largest = Math.max(...later.map(({ decision }) => decision.evidence?.logStatistic ?? -Infinity));
    const hours = listFires(judged).map(({ from }) => from / HOUR_MS - START);
    return { name, fires: hours.length, hours, largest: Number.isFinite(largest) ? largest : null };
  });
}
