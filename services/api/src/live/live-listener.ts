import type { LogPosition } from '@almenara/trace-store';
import { isPast, writePosition } from './log-position.js';
import type { LiveFeed, LiveTraces } from './live-feed.js';
import type { LiveMessage, LiveStream } from './live-stream.js';

const HEARTBEAT_MS = 15_000;

/** One caller's way through a feed, from the position it has seen last. */
export class LiveListener implements LiveStream<LiveTraces> {
  private ended = false;
  private position: LogPosition;
  private greeted: boolean;

  constructor(
    private readonly feed: LiveFeed,
    lastSeen: LogPosition | undefined,
    private readonly onEnd: () => void,
  ) {
    const { watch } = feed;
    const resumes = lastSeen !== undefined && !isPast(lastSeen, watch.current);
    this.position = resumes ? lastSeen : watch.current;
    this.greeted = resumes;
  }

  async next(): Promise<LiveMessage<LiveTraces> | undefined | null> {
    const { watch } = this.feed;
    if (!this.greeted) {
      // Tells a new caller where the stream begins, so that it can come back to there.
      this.greeted = true;
      return {
        id: writePosition(this.position),
        data: await this.feed.changes(this.position, this.position),
      };
    }
    const until = performance.now() + HEARTBEAT_MS;
    while (!this.ended && !watch.stopped) {
      const left = until - performance.now();
      if (left <= 0) return undefined;
      await watch.waitPast(this.position, left);
      if (this.ended || !watch.isPast(this.position)) continue;
      const upTo = watch.current;
      const data = await this.feed.changes(this.position, upTo);
      this.position = upTo;
      if (data.items.length > 0) return { id: writePosition(upTo), data };
    }
    return null;
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.feed.watch.wakeAll();
    this.onEnd();
  }
}
