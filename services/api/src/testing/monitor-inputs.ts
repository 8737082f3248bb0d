import { monitorDefinitionSchema, type MonitorDefinitionInput } from '@almenara/contract';
import { BY_TEST } from './people.js';
import type { RunningApi } from './start-api.js';

export const ERRORS_ABOVE: MonitorDefinitionInput = {
  watch: { kind: 'metric', metric: 'errors' },
  windowMinutes: 60,
  detector: { kind: 'bound', side: 'above', limit: 0.2, minimum: 10 },
  severity: 'warning',
};

/** For each operation on monitors an input with which it succeeds. */
export function makeMonitorInputs({ controlPlane }: RunningApi) {
  const body = { name: 'Failed calls', definition: ERRORS_ABOVE };
  const monitor = async (project: string) => {
    // A project has not many.
    for (const { id, name } of await controlPlane.monitors.list(project))
      if (name === 'Errors') await controlPlane.monitors.remove(project, id, BY_TEST);
    const definition = monitorDefinitionSchema.parse(ERRORS_ABOVE);
    const { id } = await controlPlane.monitors.create(project, { name: 'Errors', definition }, BY_TEST);
    await controlPlane.monitors.markTested(project, id, 1, new Date());
    return { project, monitor: id };
  };
  return {
    listMonitors: (project: string) => ({ params: { project } }),
    getMonitor: async (project: string) => ({ params: await monitor(project) }),
    createMonitor: (project: string) => ({ params: { project }, body }),
    changeMonitor: async (project: string) => ({ params: await monitor(project), body }),
    removeMonitor: async (project: string) => ({ params: await monitor(project) }),
    enableMonitor: async (project: string) => ({ params: await monitor(project), body: { version: 1 } }),
    disableMonitor: async (project: string) => {
      const params = await monitor(project);
      await controlPlane.monitors.setEnabled(project, params.monitor, 1, true, BY_TEST);
      return { params, body: { version: 1 } };
    },
    muteMonitor: async (project: string) => ({
      params: await monitor(project),
      body: { until: new Date(Date.now() + 3_600_000).toISOString() },
    }),
    tryMonitor: (project: string) => ({ params: { project }, body: { definition: ERRORS_ABOVE, days: 1 } }),
    backtestMonitor: async (project: string) => ({
      params: await monitor(project),
      body: { version: 1, days: 1 },
    }),
  };
}
