import type { Filter, liveTraces, OperationAnswer } from '@almenara/contract';
import {
  countTraces,
  getLatestPosition,
  listChangedTraces,
  type LogPosition,
  type TraceStoreConnection,
} from '@almenara/trace-store';
import type { ReadTurns } from '../query/read-turns.js';
import { isPast, writePosition } from './log-position.js';
import { PositionWatch } from './position-watch.js';

export type LiveTraces = OperationAnswer<typeof liveTraces>;

/** More changes than this in one look are told by their number alone. */
const MAX_ITEMS = 200;

/** One project under one filter, for all who listen to it: what one of them reads is read once for all. */
export class LiveFeed {
  readonly watch: PositionWatch;
  private memo: { key: string; answer: Promise<LiveTraces> } | undefined;

  constructor(
    private readonly store: TraceStoreConnection,
    private readonly turns: ReadTurns,
    private readonly project: string,
    private readonly filter: Filter,
    intervalMs: number,
  ) {
    this.watch = new PositionWatch(() => getLatestPosition(store, project), intervalMs);
  }

  /** What changed after one position, up to another. */
  changes(after: LogPosition, upTo: LogPosition): Promise<LiveTraces> {
    const key = `${writePosition(after)} ${writePosition(upTo)}`;
    if (this.memo?.key === key) return this.memo.answer;
    const answer = this.turns.run(async () => ({
      items: isPast(upTo, after)
        ? await listChangedTraces(this.store, this.project, this.filter, { after, upTo, limit: MAX_ITEMS })
        : [],
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
