import { retentionSchema, type Retention } from '@almenara/contract';
import {
  type ControlPlane,
  RETENTION_QUEUE,
  RETENTION_RUN_SETTING,
  RETENTION_SETTING,
} from '@almenara/control-plane';
import {
  clearContent,
  deleteOldRows,
  deleteOldVectors,
  dropSmallCells,
  RETAINED_TABLE_NAMES,
  type RetainedTable,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import { Counter } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';

const DAY_MS = 24 * 3_600_000;

/** Removes what projects do not want to keep: each night, and for one project as soon as its rules change. */
export function createRetentionDuty(options: MonitorOptions): Duty {
  const { controlPlane, store, now = Date.now } = options;
  const rows = new Counter({
    name: 'almenara_monitor_retention_rows_total',
    help: 'Rows whose texts were cleared, and rows deleted, because of their age',
    labelNames: ['action', 'table'],
    registers: [options.registry],
  });
  return {
    queue: RETENTION_QUEUE,
    cron: '17 3 * * *',
    async run({ data, signal }) {
      const all = (await controlPlane.projects.list()).map(({ id }) => id);
      const projects = typeof data['project'] === 'string' ? [data['project']] : all;
      for (const project of projects) {
        const rules = retentionSchema.safeParse(await controlPlane.settings.get(project, RETENTION_SETTING));
        if (!rules.success) continue;
        const at = now();
        await keepRules(store, project, rules.data, at, signal, (action, table, count) =>
          rows.inc({ action, table }, count),
        );
        await keepVectorRules(store, project, rules.data, at, (action, table, count) =>
          rows.inc({ action, table }, count),
        );
        await keepControlPlaneRules(controlPlane, project, rules.data, at, (action, table, count) =>
          rows.inc({ action, table }, count),
        );
        await controlPlane.settings.set(project, RETENTION_RUN_SETTING, new Date(at).toISOString());
      }
    },
  };
}

async function keepRules(
  store: TraceStoreConnection,
  project: string,
  { contentDays, numbersDays }: Retention,
  at: number,
  signal: AbortSignal,
  count: (action: 'cleared' | 'deleted', table: RetainedTable, rows: number) => void,
): Promise<void> {
  for (const table of RETAINED_TABLE_NAMES) {
    signal.throwIfAborted();
    // Deleted first: what goes altogether need not be cleared.
    if (numbersDays !== null) {
      count('deleted', table, await deleteOldRows(store, project, table, at - numbersDays * DAY_MS));
    }
    if (contentDays !== null) {
      count('cleared', table, await clearContent(store, project, table, at - contentDays * DAY_MS));
    }
  }
}

/** Vectors go with their rows; what is left of them are sums of many. */
async function keepVectorRules(
  store: TraceStoreConnection,
  project: string,
  { numbersDays }: Retention,
  at: number,
  count: (action: 'cleared' | 'deleted', table: 'vectors' | 'sketches', rows: number) => void,
): Promise<void> {
  if (numbersDays === null) return;
  const before = at - numbersDays * DAY_MS;
  count('deleted', 'vectors', await deleteOldVectors(store, project, before));
  count('cleared', 'sketches', await dropSmallCells(store, project, before));
}

/**
 * Labels are as old as the answers that they judge; of their content only the note is text. Of the evidence of incidents
 * only the examples are.
 */
async function keepControlPlaneRules(
  { labelRemoval, incidents }: ControlPlane,
  project: string,
  { contentDays, numbersDays }: Retention,
  at: number,
  count: (action: 'cleared' | 'deleted', table: 'labels' | 'incidents', rows: number) => void,
): Promise<void> {
  const before = (days: number) => new Date(at - days * DAY_MS);
  if (numbersDays !== null) {
    count('deleted', 'labels', await labelRemoval.removeBefore(project, before(numbersDays)));
  }
  if (contentDays !== null) {
    count('cleared', 'labels', await labelRemoval.clearNotesBefore(project, before(contentDays)));
  }
  const days = Math.min(contentDays ?? Infinity, numbersDays ?? Infinity);
  if (days < Infinity) {
    count('cleared', 'incidents', await incidents.removeExamples(project, { before: before(days) }));
  }
}
