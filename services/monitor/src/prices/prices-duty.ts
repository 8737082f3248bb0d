import { setTimeout as wait } from 'node:timers/promises';
import type { OwnPrice } from '@almenara/contract';
import { PRICES_SETTING, readPrices, REPRICE_QUEUE, SETTING_TTL_MS } from '@almenara/control-plane';
import { estimateCost } from '@almenara/pricing';
import { fromStoreTime, listCallDays, listEstimates, type EstimateRow } from '@almenara/trace-store';
import { Counter } from 'prom-client';
import type { Duty } from '../duty.js';
import type { MonitorOptions } from '../monitor-options.js';
import { appendTouches } from './append-touches.js';

const ROWS_PER_PAGE = 5000;

/**
 * Lets estimates of stored calls follow the prices: when a project sets its own, and each night, because a new table
 * may know models that the one before did not. A call whose estimate is right already costs one look.
 */
export function createPricesDuty(options: MonitorOptions, settleMs = 2 * SETTING_TTL_MS): Duty {
  const { controlPlane } = options;
  const touched = new Counter({
    name: 'almenara_monitor_repriced_spans_total',
    help: 'Model calls whose cost is estimated again because prices changed',
    registers: [options.registry],
  });
  return {
    queue: REPRICE_QUEUE,
    cron: '41 2 * * *',
    async run({ data, signal }) {
      const all = (await controlPlane.projects.list()).map(({ id }) => id);
      const projects = typeof data['project'] === 'string' ? [data['project']] : all;
      const read = async (project: string) => controlPlane.settings.get(project, PRICES_SETTING);
      const before = new Map<string, unknown>();
      for (const project of projects) before.set(project, await read(project));
      for (;;) {
        // By then no writer holds prices that are older than those read here.
        await wait(settleMs, undefined, { signal });
        for (const [project, stored] of before) {
          touched.inc(await followPrices(options, project, readPrices(stored), signal));
        }
        // A change meanwhile made no job of its own, because this one was running.
        for (const [project, stored] of before) {
          const now = await read(project);
          if (JSON.stringify(now) === JSON.stringify(stored)) before.delete(project);
          else before.set(project, now);
        }
        if (before.size === 0) return;
      }
    },
  };
}

/** How many calls have another cost by these prices. */
async function followPrices(
  { log, store, now = Date.now }: MonitorOptions,
  project: string,
  own: readonly OwnPrice[],
  signal: AbortSignal,
): Promise<number> {
  let touched = 0;
  for (const day of await listCallDays(store, project)) {
    let after: EstimateRow | undefined;
    do {
      signal.throwIfAborted();
      const rows = await listEstimates(store, project, { day, after, limit: ROWS_PER_PAGE });
      const changed = rows.filter((row) => !isRight(row, own));
      await appendTouches(
        log,
        { project, now: now() },
        changed.map((row) => ({ traceId: row.trace_id, spanId: row.span_id })),
      );
      touched += changed.length;
      after = rows.length < ROWS_PER_PAGE ? undefined : rows.at(-1);
    } while (after);
  }
  return touched;
}

function isRight(row: EstimateRow, own: readonly OwnPrice[]): boolean {
  const known = (count: number | null) => count ?? undefined;
  const cost = estimateCost(
    {
      models: [row.model_answered, row.model_requested].filter((name) => name !== ''),
      provider: row.provider,
      at: fromStoreTime(row.start_time),
      usage: {
        input: known(row.input_tokens),
        output: known(row.output_tokens),
        cacheRead: known(row.cache_read_tokens),
        cacheWrite: known(row.cache_write_tokens),
        reasoning: known(row.reasoning_tokens),
      },
    },
    own,
  );
  return (
    (cost?.input ?? null) === row.input_cost &&
    (cost?.output ?? null) === row.output_cost &&
    (cost?.currency ?? '') === row.cost_currency
  );
}
