import type { DataHealth } from '@almenara/contract';
import * as store from '@almenara/trace-store';
import type { ApiOptions } from '../api-options.js';
import { judge } from './judge.js';
import { lastDecided, summarizeCanaries } from './summarize-canaries.js';

const WINDOW_MS = 24 * 3_600_000;

/** A client tries again for this long: its longest back-off and a gateway that was away for some minutes. */
export const GRACE_MS = 10 * 60_000;

/** What the books, the dead letters and the canaries say about a project. One read after another: it is no hurry. */
export async function getHealth(
  { store: connection, controlPlane }: Pick<ApiOptions, 'store' | 'controlPlane'>,
  project: string,
  now: number,
): Promise<DataHealth> {
  const from = now - WINDOW_MS;
  const times = { from, now, graceMs: GRACE_MS };
  const canaries = await controlPlane.canaries.listSince(new Date(from));
  const canary = summarizeCanaries(canaries, now);
  const { incomplete, lastReceivedAt, ...sums } = await store.summarizeRecentLedger(
    connection,
    project,
    times,
  );
  const gaps = await store.countRecentGaps(connection, project, times);
  const losses = await store.listRecentLosses(connection, project, from);
  const unnumbered = await store.countUnnumbered(connection, project, from);
  const letters = await store.countDeadLetters(connection, project);
  const judged = judge({
    canary: lastDecided(canaries, now),
    requests: sums.requests,
    rejected: sums.rejected,
    incomplete,
    gaps,
    openDeadLetters: letters.open,
    losses,
    unnumbered: unnumbered.events,
  });
  const received = [lastReceivedAt, unnumbered.lastReceivedAt].filter((time) => time !== null).sort();
  const last = received.at(-1);
  return {
    ...judged,
    checkedAt: new Date(now).toISOString(),
    window: { from: new Date(from).toISOString(), to: new Date(now).toISOString() },
    graceMs: GRACE_MS,
    canary,
    ledger: {
      ...sums,
      gapsDue: gaps.due,
      gapsNotYetDue: gaps.notYetDue,
      losses,
      unnumbered: unnumbered.events,
    },
    deadLetters: {
      open: letters.open,
      oldestAt: letters.oldestAt === null ? null : store.toIsoTime(letters.oldestAt),
    },
    freshness: { lastReceivedAt: last === undefined ? null : store.toIsoTime(last) },
  };
}
