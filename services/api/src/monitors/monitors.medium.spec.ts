import {
  backtestMonitor,
  call,
  changeMonitor,
  createMonitor,
  enableMonitor,
  listMonitors,
  type MonitorDefinitionInput,
  muteMonitor,
  tryMonitor,
} from '@almenara/contract';
import { toStoreTime } from '@almenara/trace-store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

const HOUR = 3_600_000;
const ERRORS: MonitorDefinitionInput = {
  watch: { kind: 'metric', metric: 'errors' },
  windowMinutes: 60,
  detector: { kind: 'bound', side: 'above', limit: 0.2, minimum: 10 },
  severity: 'warning',
};
const params = { project: 'shop' };
let api: RunningApi;
/** Start of the hour that failed: ten hours ago. */
const bad = (Math.floor(Date.now() / HOUR) - 10) * HOUR;
const options = () => ({ baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });

beforeAll(async () => {
  api = await startApi();
  await api.storeSpans(
    [bad - HOUR, bad, bad + HOUR, bad + 2 * HOUR].flatMap((hour) =>
      Array.from({ length: 30 }, (_, n) =>
        span(`${hour}-${n}`, {
          type: 'llm',
          start_time: toStoreTime(hour + n * 1000),
          status: hour === bad ? 'error' : 'ok',
          actor_id: `user ${n}`,
        }),
      ),
    ),
  );
});
afterAll(() => api.stop());

test('a draft is tried on history, by the end of the interval, and nothing is opened', async () => {
  const tried = await call(tryMonitor, { params, body: { definition: ERRORS, days: 2 } }, options());
  const fired = tried.windows.filter(({ opened }) => opened);
  expect(fired).toMatchObject([{ at: new Date(bad).toISOString(), value: 1, n: 30, why: 'beyond_limit' }]);
  expect(fired[0]!.lo).toBeGreaterThan(0.8);
  expect(tried).toMatchObject({ withData: 4, stored: 0, falseIncidents: null });
  expect(tried.fires).toHaveLength(1);
  expect(await api.controlPlane.incidents.countOpen('shop')).toBe(0);
});

test('only the version that was backtested can be enabled', async () => {
  const made = await call(createMonitor, { params, body: { name: 'Errors', definition: ERRORS } }, options());
  const place = { ...params, monitor: made.id };
  expect(made).toMatchObject({ enabled: false, state: 'off', testedVersion: null, incidents: [] });
  const enable = (version: number) => call(enableMonitor, { params: place, body: { version } }, options());
  await expect(enable(1)).rejects.toMatchObject({ status: 409 });
  await call(backtestMonitor, { params: place, body: { version: 1, days: 2 } }, options());
  expect(await enable(1)).toMatchObject({ enabled: true, state: 'waiting', testedVersion: 1 });
  const definition = { ...ERRORS, recoverAfter: 7 };
  const changed = await call(
    changeMonitor,
    { params: place, body: { name: 'Errors', definition } },
    options(),
  );
  expect(changed).toMatchObject({ version: 2, enabled: false });
  await expect(enable(2)).rejects.toMatchObject({ status: 409 });
});

test('the list has the defaults with their part of the budget, and no more than that is spent', async () => {
  const { items, falseIncidents } = await call(listMonitors, { params }, options());
  expect(items.slice(0, 3).map(({ id }) => id)).toEqual(['unsupported_rate', 'refusal_rate', 'error_rate']);
  expect(items.every(({ delay, inMaintenance }) => delay === null && inMaintenance === false)).toBe(true);
  const spent = items.reduce((sum, item) => sum + (item.falseIncidents ?? 0), 0);
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThanOrEqual(falseIncidents + 1e-12);
  const until = new Date(Date.now() + HOUR).toISOString();
  const muted = await call(
    muteMonitor,
    { params: { ...params, monitor: 'no_data' }, body: { until } },
    options(),
  );
  expect(muted).toMatchObject({ id: 'no_data', mutedUntil: until, enabled: true });
});

test('a definition that contradicts itself is refused, and says where', async () => {
  const definition: MonitorDefinitionInput = { ...ERRORS, windowMinutes: 5, detector: { kind: 'change' } };
  await expect(call(tryMonitor, { params, body: { definition } }, options())).rejects.toMatchObject({
    status: 400,
  });
});
