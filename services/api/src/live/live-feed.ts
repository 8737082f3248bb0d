import type { Filter, liveTraces, OperationAnswer } from '@almenara/contract';
import {
  countTraces,
  getLatestVersion,
  listChangedTraces,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import type { ReadTurns } from '../query/read-turns.js';
import { VersionWatch } from './version-watch.js';

export type LiveTraces = OperationAnswer<typeof liveTraces>;

/** More changes than this in one look are told by their number alone. */
const MAX_ITEMS = 200;

/** One project under one filter, for all who listen to it: what one of them reads is read once for all. */
export class LiveFeed {
  readonly watch: VersionWatch;
  private memo: { key: string; answer: Promise<LiveTraces> } | undefined;

  constructor(
    private readonly store: TraceStoreConnection,
    private readonly turns: ReadTurns,
    private readonly project: string,
    private readonly filter: Filter,
    intervalMs: number,
  ) {
    this.watch = new VersionWatch(() => getLatestVersion(store, project), intervalMs);
  }

  /** What changed after one version, up to another. */
  changes(after: string, upTo: string): Promise<LiveTraces> {
    const key = `${after} ${upTo}`;
    if (this.memo?.key === key) return this.memo.answer;
    const answer = this.turns.run(async () => ({
      items:
        after === upTo
          ? []
          : await listChangedTraces(this.store, this.project, this.filter, { after, upTo, limit: MAX_ITEMS }),
      total: await countTraces(this.store, this.project, this.filter),
    }));
    this.memo = { key, answer };
    // A failure must not be remembered.
    answer.catch(() => {
      if (this.memo?.answer === answer) this.memo = undefined;
    });
    return answer;
  }
}
