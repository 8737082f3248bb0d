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
        await keepDriftRules(options, project, rules.data, at, (action, table, count) =>
          rows.inc({ action, table }, count),
        );
        await keepLabelRules(controlPlane, project, rules.data, at, (action, count) =>
          rows.inc({ action, table: 'labels' }, count),
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

/** Vectors go with their rows; what is left of them are sums of many. Examples in incidents are texts. */
async function keepDriftRules(
  { store, controlPlane }: Pick<MonitorOptions, 'store' | 'controlPlane'>,
  project: string,
  { contentDays, numbersDays }: Retention,
  at: number,
  count: (action: 'cleared' | 'deleted', table: string, rows: number) => void,
): Promise<void> {
  if (numbersDays !== null) {
    const before = at - numbersDays * DAY_MS;
    count('deleted', 'vectors', await deleteOldVectors(store, project, before));
    count('cleared', 'sketches', await dropSmallCells(store, project, before));
  }
  if (contentDays === null) return;
  const before = new Date(at - contentDays * DAY_MS);
  count('cleared', 'incidents', await controlPlane.incidents.removeExamples(project, { before }));
}

/** Labels are as old as the answers that they judge; of their content only the note is text. */
async function keepLabelRules(
  { labelRemoval }: ControlPlane,
  project: string,
  { contentDays, numbersDays }: Retention,
  at: number,
  count: (action: 'cleared' | 'deleted', rows: number) => void,
): Promise<void> {
  const before = (days: number) => new Date(at - days * DAY_MS);
  if (numbersDays !== null) count('deleted', await labelRemoval.removeBefore(project, before(numbersDays)));
  if (contentDays !== null)
    count('cleared', await labelRemoval.clearNotesBefore(project, before(contentDays)));
}
