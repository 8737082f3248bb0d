import { z } from 'zod';
import { estimateSchema } from '../estimate.js';
import { projectParams } from './filter.js';
import { monitorDefinitionSchema } from './monitor-definition.js';
import { judgedWindowSchema, monitorUnit } from './monitor-evidence.js';
import { INCIDENT_RESOLUTIONS, INCIDENT_STATES } from './incident-words.js';
import { MONITOR_OUTCOMES, MONITOR_STATES } from './monitor-words.js';
import { operation } from './operation.js';

const time = z.string();
const tags = ['monitors'] as const;
const path = '/api/v1/projects/{project}/monitors';
/** The id of a default monitor, or a UUID. */
const monitorId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, { error: 'must be the id of a monitor' });
const ofMonitor = projectParams.extend({ monitor: monitorId });
const name = z.string().trim().min(1).max(120);
const version = z.number().int().min(1);

/** How fast a lasting change is told at the traffic there is; null: not within 28 days. */
const delaySchema = z.object({
  /** By how much the mean has risen, in its own unit, and the mean before. */
  from: z.number(),
  to: z.number(),
  hours: z.number().nullable(),
});

const monitorItem = z.object({
  id: z.string(),
  /** Of a default that nobody named, its id. */
  name: z.string(),
  isDefault: z.boolean(),
  version,
  definition: monitorDefinitionSchema,
  enabled: z.boolean(),
  /** Version that was backtested last; only that one can be enabled. */
  testedVersion: version.nullable(),
  mutedUntil: time.nullable(),
  state: z.enum(MONITOR_STATES),
  /** When the state became what it is: start of the window; null while nothing was judged. */
  lastChange: time.nullable(),
  /** Windows of the last seven days, neighbours of the same outcome together. */
  strip: z.array(z.object({ from: time, to: time, outcome: z.enum(MONITOR_OUTCOMES) })),
  fires30Days: z.number().int(),
  /** Share of its incidents that people closed as anything but a false alarm. */
  precision: estimateSchema.nullable(),
  /** Even the upper end of its precision is below one half. */
  noisy: z.boolean(),
  /** Enabled for 30 days and no alarm in them. */
  neverFired: z.boolean(),
  /** When its next window is judged; null where it is not enabled. */
  nextEvaluation: time.nullable(),
  /** Open incident. */
  incident: z.string().nullable(),
  /** False incidents to expect of it in 30 days; null for rules that no budget is for. */
  falseIncidents: z.number().nullable(),
  /** Its windows are not judged at the moment. */
  inMaintenance: z.boolean().optional(),
  /** Of a change that is watched: how fast a doubling is told at the traffic of the last seven days. */
  delay: delaySchema.nullable().optional(),
});

export const listMonitors = operation({
  id: 'listMonitors',
  method: 'GET',
  path,
  summary: 'What watches the project by a rule, with state, fires and precision',
  tags,
  access: 'viewer',
  params: projectParams,
  response: z.object({
    items: z.array(monitorItem),
    /** Budget of the project: false incidents in 30 days, over drift and monitors of changes together. */
    falseIncidents: z.number(),
    /** How many drift streams share it. */
    streams: z.number().int(),
  }),
});

const monitorDetail = monitorItem.extend({
  /** Written ones, the newest first. */
  versions: z.array(
    z.object({
      version,
      name: z.string(),
      definition: monitorDefinitionSchema,
      at: time,
      by: z.string().nullable(),
    }),
  ),
  unit: monitorUnit,
  /** The last ones judged by this version, in order. */
  windows: z.array(judgedWindowSchema),
  /** Those that its alarms opened or went to, the newest first. */
  incidents: z
    .array(
      z.object({
        key: z.string(),
        state: z.enum(INCIDENT_STATES),
        resolution: z.enum(INCIDENT_RESOLUTIONS).nullable(),
        openedAt: time,
        closedAt: time.nullable(),
      }),
    )
    .optional(),
});

export const getMonitor = operation({
  id: 'getMonitor',
  method: 'GET',
  path: `${path}/{monitor}`,
  summary: 'One monitor with its versions and what it said of the last windows',
  tags,
  access: 'viewer',
  params: ofMonitor,
  response: monitorDetail,
});

const monitorBody = z.object({ name, definition: monitorDefinitionSchema });

export const createMonitor = operation({
  id: 'createMonitor',
  method: 'POST',
  path,
  summary: 'Make a monitor, which is enabled once it was backtested',
  tags,
  access: 'engineer',
  params: projectParams,
  body: monitorBody,
  response: monitorDetail,
});

/** Another definition is a new version, which is not enabled before it was backtested itself. */
export const changeMonitor = operation({
  id: 'changeMonitor',
  method: 'PUT',
  path: `${path}/{monitor}`,
  summary: 'Change what a monitor watches or by which rule',
  tags,
  access: 'engineer',
  params: ofMonitor,
  body: monitorBody,
  response: monitorDetail,
});

export const removeMonitor = operation({
  id: 'removeMonitor',
  method: 'DELETE',
  path: `${path}/{monitor}`,
  summary: 'Delete a monitor; its incidents stay',
  tags,
  access: 'engineer',
  params: ofMonitor,
  response: z.object({ removed: z.boolean() }),
});

export const enableMonitor = operation({
  id: 'enableMonitor',
  method: 'POST',
  path: `${path}/{monitor}/enable`,
  summary: 'Enable the version that was backtested',
  tags,
  access: 'engineer',
  params: ofMonitor,
  body: z.object({ version }),
  response: monitorDetail,
});

export const disableMonitor = operation({
  id: 'disableMonitor',
  method: 'POST',
  path: `${path}/{monitor}/disable`,
  summary: 'Judge nothing more by this monitor',
  tags,
  access: 'engineer',
  params: ofMonitor,
  body: z.object({ version }),
  response: monitorDetail,
});

export const muteMonitor = operation({
  id: 'muteMonitor',
  method: 'POST',
  path: `${path}/{monitor}/mute`,
  summary: 'Open no incidents until a time; null ends that',
  tags,
  access: 'engineer',
  params: ofMonitor,
  body: z.object({ until: z.iso.datetime({ offset: true }).nullable() }),
  response: monitorDetail,
});

/** What would have been: decided by the code that decides live. Nothing is sent and nothing opened. */
const backtestAnswer = z.object({
  from: time,
  to: time,
  unit: monitorUnit,
  windows: z.array(judgedWindowSchema),
  fires: z.array(
    z.object({
      from: time,
      /** Null while it goes on. */
      to: time.nullable(),
      /** When the change began as far as the evidence tells. */
      since: time.nullable(),
      /** Incidents that were open at the time. */
      incidents: z.array(z.object({ key: z.string(), resolution: z.string().nullable() })),
    }),
  ),
  /** Windows whose figures were kept when they were judged, and those that were computed now. */
  stored: z.number().int(),
  computed: z.number().int(),
  /** Windows with data. */
  withData: z.number().int(),
  falseIncidents: z.number().nullable(),
  logAlarm: z.number().nullable(),
  /** Of changes: delays to expect, the smallest change first. */
  delays: z.array(delaySchema),
});

const days = z.number().int().min(1).max(30).default(30);

export const tryMonitor = operation({
  id: 'tryMonitor',
  method: 'POST',
  path: `${path}/backtests`,
  summary: 'What a definition would have said of the last days',
  tags,
  access: 'viewer',
  readOnly: true,
  params: projectParams,
  body: z.object({ definition: monitorDefinitionSchema, monitor: monitorId.optional(), days }),
  response: backtestAnswer,
});

export const backtestMonitor = operation({
  id: 'backtestMonitor',
  method: 'POST',
  path: `${path}/{monitor}/backtest`,
  summary: 'What this version would have said of the last days; it may be enabled then',
  tags,
  access: 'engineer',
  readOnly: true,
  params: ofMonitor,
  body: z.object({ version, days }),
  response: backtestAnswer,
});

export type MonitorItem = z.output<typeof monitorItem>;
export type MonitorDetail = z.output<typeof monitorDetail>;
export type MonitorBacktest = z.output<typeof backtestAnswer>;
