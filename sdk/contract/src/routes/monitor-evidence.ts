import { z } from 'zod';
import { monitorDefinitionSchema } from './monitor-definition.js';
import { MONITOR_OUTCOMES, MONITOR_REASONS, MONITOR_UNITS } from './monitor-words.js';

export const monitorUnit = z.enum(MONITOR_UNITS);

/** One window as it was measured and what was said of it. */
export const judgedWindowSchema = z.object({
  /** Start. */
  at: z.string(),
  value: z.number().nullable(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  n: z.number(),
  outcome: z.enum(MONITOR_OUTCOMES),
  why: z.enum(MONITOR_REASONS),
  /** An alarm began with it. */
  opened: z.boolean(),
  /** Of a change, on the log scale: evidence so far and the line at which it alarms. */
  logStatistic: z.number().nullable(),
  logAlarm: z.number().nullable(),
});

export const monitorEvidenceSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  definition: monitorDefinitionSchema,
  unit: monitorUnit,
  /** The last ones up to the alarm. */
  windows: z.array(judgedWindowSchema),
});

export type JudgedMonitorWindow = z.output<typeof judgedWindowSchema>;
export type MonitorEvidence = z.output<typeof monitorEvidenceSchema>;
